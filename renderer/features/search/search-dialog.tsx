import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import type { SearchHit } from '#shared/model/search.ts'
import { openRow } from '../../state/item-actions.ts'
import { placeOf } from '../../state/tree.ts'
import { keyOf } from '../../state/tree-key.ts'
import { closeDialog, useUi } from '../../state/ui.ts'
import { groupHits, type HitGroup } from './group-hits.ts'
import { SearchHitRow } from './search-hit-row.tsx'
import { useSearch } from './use-search.ts'

/** Finds items of the workspace by anything that is in them. */
export function SearchDialog() {
  const open = useUi(state => state.dialog === 'search')
  return (
    <Dialog.Root
      open={open}
      onOpenChange={next => {
        if (!next) closeDialog()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-backdrop" />
        <Dialog.Popup
          aria-label="Search everything"
          className="fixed top-[8vh] left-1/2 z-40 flex max-h-[80vh] w-[min(46rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line-strong bg-raised shadow-popup outline-none"
        >
          <SearchList />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function SearchList() {
  const [text, setText] = useState('')
  const { hits, total, unread, problem, text: answered } = useSearch(text)
  const groups = groupHits(hits)
  const asked = answered !== undefined
  /** The text for which Enter was pressed before its finds were there. */
  const [awaited, setAwaited] = useState<string>()

  const open = (hit: SearchHit) => {
    closeDialog()
    // After the dialog has given the focus back.
    setTimeout(() => openRow(keyOf(hit), true))
  }

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
    <Autocomplete.Root
      inline
      open
      items={groups}
      mode="none"
      autoHighlight="always"
      keepHighlight
      value={text}
      onValueChange={(value, { reason }) => {
        if (reason === 'item-press') return
        setText(value)
        setAwaited(undefined)
      }}
      itemToStringValue={(hit: SearchHit) => hit.name}
    >
      <div
        onKeyDownCapture={onKeyDownCapture}
        className="flex h-12 shrink-0 items-center gap-3 border-line border-b px-4"
      >
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <Autocomplete.Input
          aria-label="Search everything"
          placeholder="Names, URLs, headers, bodies, docs…"
          spellCheck={false}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-faint"
        />
        <span role="status" className="shrink-0 text-muted text-xs tabular-nums">
          {asked && problem === undefined && tellCount(hits.length, total)}
        </span>
      </div>
      {problem !== undefined && (
        <p role="alert" className="select-text px-4 py-6 text-center text-sm">
          The search did not work: {problem}
        </p>
      )}
      {problem === undefined && hits.length === 0 && (
        <p className="px-4 py-6 text-center text-muted text-sm">
          {asked
            ? unread > 0
              ? `Nothing yet: ${unread} files are still being read.`
              : 'Nothing in this workspace holds all of these words. What is not saved yet is not searched.'
            : 'Type words: every request, folder and collection in which all of them occur is found.'}
        </p>
      )}
      <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain p-1.5 outline-none data-empty:hidden">
        {(group: HitGroup) => (
          <Autocomplete.Group key={group.value} items={group.items}>
            <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 font-medium text-muted text-xs">
              {placeOf({ collectionId: group.collectionId, path: group.folder })}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(hit: SearchHit) => (
                <Autocomplete.Item
                  key={`${keyOf(hit)} ${hit.place}`}
                  value={hit}
                  onClick={() => open(hit)}
                  className="cursor-default rounded-md px-2.5 py-1.5 text-sm outline-none data-highlighted:bg-accent-soft"
                >
                  <SearchHitRow hit={hit} />
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}

function tellCount(shown: number, total: number): string {
  if (total > shown) return `${shown} of ${total}`
  if (total === 0) return 'Nothing found'
  return total === 1 ? '1 find' : `${total} finds`
}
