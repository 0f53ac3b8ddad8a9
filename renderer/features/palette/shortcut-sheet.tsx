import { effectiveChords } from '../../commands/effective-chords.ts'
import { chordCaps, spokenChord } from '../../commands/key-chord.ts'
import { commands } from '../../commands/registry.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { KeyHint } from '../../components/key-hint.tsx'
import { usePreferences } from '../../state/preferences.ts'
import { onMac } from '../../state/shell-kind.ts'
import { closeDialog, openPreferences, useUi } from '../../state/ui.ts'

/** Every command that has keys, with all of them. */
export function ShortcutSheet() {
  const open = useUi(state => state.dialog === 'shortcuts')
  const chosen = usePreferences(({ shortcuts }) => shortcuts)
  const withKeys = commands.flatMap(command => {
    const keys = effectiveChords(command, chosen)
    return keys.length > 0 ? [{ ...command, keys }] : []
  })
  return (
    <Dialog open={open} onClose={closeDialog} title="Keyboard shortcuts">
      <dl className="grid grid-cols-[1fr_auto] gap-x-6">
        {withKeys.map(({ id, title, keys }) => (
          <div
            key={id}
            className="col-span-2 grid min-h-8 grid-cols-subgrid items-center border-line border-b"
          >
            <dt className="text-sm">{title}</dt>
            <dd className="flex justify-end gap-3">
              {keys.map(chord => (
                <KeyHint key={chord} keys={chordCaps(chord, onMac)} />
              ))}
              <span className="sr-only">{keys.map(chord => spokenChord(chord, onMac)).join(' or ')}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Button size="small" className="mt-4" onClick={() => openPreferences('shortcuts')}>
        Change shortcuts…
      </Button>
    </Dialog>
  )
}
