import { Braces, ChevronsDownUp, ChevronsUpDown, Copy, FoldVertical, Hash, Route } from 'lucide-react'
import { formatCount } from '#shared/format/count.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { chordCaps } from '../../../../commands/key-chord.ts'
import { keysOf } from '../../../../commands/registry.ts'
import type { MenuGroups } from '../../../../components/action-menu.tsx'
import { tell, tellFailure } from '../../../../state/notices.ts'
import { onMac } from '../../../../state/shell-kind.ts'
import { MOST_FOLDED } from '../../viewer/toggle-fold.ts'
import type { TextSurface } from './text-surface.ts'
import type { TextBars } from './use-text-bars.ts'

/** What the menu of a text offers. */
export function textActions(surface: TextSurface | undefined, { use }: TextBars): MenuGroups {
  if (!surface) return []
  return [
    [
      {
        label: 'Copy',
        icon: <Copy />,
        keys: chordCaps('Mod+C', onMac),
        run: () => void copyOf(surface, 'selection')
      },
      {
        label: 'Copy path',
        icon: <Route />,
        keys: keysOf('response.copyPath'),
        run: () => void copyOf(surface, 'path')
      },
      {
        label: 'Copy value',
        icon: <Braces />,
        keys: keysOf('response.copyValue'),
        run: () => void copyOf(surface, 'value')
      }
    ],
    [
      { label: 'Fold or unfold', icon: <FoldVertical />, run: () => surface.toggleFold() },
      {
        label: 'Fold all',
        icon: <ChevronsDownUp />,
        run: () => void foldAll(surface)
      },
      { label: 'Unfold all', icon: <ChevronsUpDown />, run: () => surface.unfoldAll() }
    ],
    [{ label: 'Go to line', icon: <Hash />, keys: keysOf('response.goToLine'), run: () => use('line') }]
  ]
}

async function foldAll(surface: TextSurface): Promise<void> {
  try {
    if (!(await surface.foldAll())) tell(`The first ${formatCount(MOST_FOLDED)} are folded. There are more.`)
  } catch (error) {
    tellFailure('Not all could be folded.', error)
  }
}

const COPIED = { selection: 'Copied the selection', path: 'Copied the path', value: 'Copied the value' }

/** Copies what is at the caret, and says so. */
export async function copyOf(
  surface: TextSurface | undefined,
  what: 'selection' | 'path' | 'value'
): Promise<void> {
  if (!surface) return
  try {
    const text =
      what === 'selection'
        ? await surface.selectedText()
        : await (what === 'path' ? surface.path() : surface.value())
    if (text === undefined) return tell('What stands in this line has no path.')
    if (text === '') return tell('Nothing is selected.')
    await navigator.clipboard.writeText(text)
    if (what !== 'selection') tell(COPIED[what])
  } catch (error) {
    tellFailure('It was not copied.', ClientError.wrap(error))
  }
}
