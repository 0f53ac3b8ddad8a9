import { type KeyboardEvent, useEffect, useState } from 'react'
import { countOf, formatCount } from '#shared/format/count.ts'
import type { SearchHit } from '#shared/model/search.ts'
import { type ChoiceGroup, Chooser, ChooserNote, ChooserProblem } from '../../components/chooser.tsx'
import { ChooserDialog } from '../../components/chooser-dialog.tsx'
import { openRow } from '../../state/item-actions.ts'
import { placeOf } from '../../state/tree.ts'
import { keyOf } from '../../state/tree-key.ts'
import { closeDialog, closeDialogFor, useUi } from '../../state/ui.ts'
import { groupHits, type HitGroup } from './group-hits.ts'
import { SearchHitRow } from './search-hit-row.tsx'
import { useSearch } from './use-search.ts'

const LABEL = 'Search everything'

/** Finds items of the workspace by anything that is in them. */
export function SearchDialog() {
  const open = useUi(state => state.dialog === 'search')
  return (
    <ChooserDialog open={open} onClose={closeDialog} label={LABEL} wide>
      <SearchList />
    </ChooserDialog>
  )
}

function SearchList() {
  const [text, setText] = useState('')
  const { hits, total, unread, problem, text: answered } = useSearch(text)
  const groups = groupHits(hits)
  const asked = answered !== undefined
  /** The text for which Enter was pressed before its finds were there. */
  const [awaited, setAwaited] = useState<string>()

  const open = (hit: SearchHit) => closeDialogFor(() => openRow(keyOf(hit), true))

  const [first] = hits
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is opened once, when what was waited for has come
  useEffect(() => {
    if (answered === undefined || answered !== awaited || answered !== text) return
    setAwaited(undefined)
    if (first) open(first)
  }, [answered, awaited])

  /** What is marked until the answer comes was found for the text before. */
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || text === answered) return
    event.preventDefault()
    event.stopPropagation()
    setAwaited(text)
  }

  return (
    <Chooser
      label={LABEL}
      placeholder="Names, URLs, headers, bodies, docs…"
      text={text}
      onType={value => {
        setText(value)
        setAwaited(undefined)
      }}
      choices={{ groups: groups.map(titled) }}
      keyOf={hit => `${keyOf(hit)} ${hit.place}`}
      onChoose={open}
      onKeyDownCapture={onKeyDownCapture}
      status={
        <span role="status" className="shrink-0 text-muted text-xs tabular-nums">
          {asked && problem === undefined && tellCount(hits.length, total)}
        </span>
      }
      note={
        problem !== undefined ? (
          <ChooserProblem>The search did not work: {problem}</ChooserProblem>
        ) : (
          hits.length === 0 && <ChooserNote>{tellNothing(asked, unread)}</ChooserNote>
        )
      }
      rowClassName="py-1.5"
    >
      {hit => <SearchHitRow hit={hit} />}
    </Chooser>
  )
}

function titled({ value, collectionId, folder, items }: HitGroup): ChoiceGroup<SearchHit> {
  return { value, title: placeOf({ collectionId, path: folder }), items }
}

function tellNothing(asked: boolean, unread: number): string {
  if (!asked) return 'Type words: every request, folder and collection in which all of them occur is found.'
  return unread > 0
    ? `Nothing yet: ${countOf(unread, 'file')} still to be read.`
    : 'Nothing in this workspace holds all of these words. What is not saved yet is not searched.'
}

function tellCount(shown: number, total: number): string {
  if (total > shown) return `${formatCount(shown)} of ${formatCount(total)}`
  return total === 0 ? 'Nothing found' : countOf(total, 'find')
}
