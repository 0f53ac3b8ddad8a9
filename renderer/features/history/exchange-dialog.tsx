import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useState } from 'react'
import type { HistoryEntry } from '#shared/model/history.ts'
import { closeDialog } from '../../state/ui.ts'
import { useDialog } from '../../state/use-dialog.ts'
import { ExchangeLine } from './exchange-line.tsx'
import { useFoundExchanges } from './use-found-exchanges.ts'

/** Lets a person choose one exchange of the history. */
export function ExchangeDialog() {
  const { open, asked } = useDialog('exchange')
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
          aria-label={asked?.title}
          className="fixed top-[10vh] left-1/2 z-40 flex max-h-[70vh] w-[min(46rem,calc(100vw-2rem))] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line-strong bg-raised shadow-popup outline-none"
        >
          {asked && <ExchangeChoice title={asked.title} without={asked.without} onChoose={asked.onChoose} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface ExchangeChoiceProps {
  title: string
  /** The id of one that is not to be chosen. */
  without: string | undefined
  onChoose: (entry: HistoryEntry) => void
}

function ExchangeChoice({ title, without, onChoose }: ExchangeChoiceProps) {
  const [text, setText] = useState('')
  const { entries, asked, problem } = useFoundExchanges(text)
  const offered = entries.filter(({ id }) => id !== without)

  const choose = (entry: HistoryEntry) => {
    closeDialog()
    // After the dialog has given the focus back.
    setTimeout(() => onChoose(entry))
  }

  return (
    <Autocomplete.Root
      inline
      open
      items={offered}
      mode="none"
      autoHighlight="always"
      keepHighlight
      value={text}
      onValueChange={(value, { reason }) => {
        if (reason !== 'item-press') setText(value)
      }}
      itemToStringValue={({ method, url }: HistoryEntry) => `${method} ${url}`}
    >
      <div className="flex h-12 shrink-0 items-center gap-3 border-line border-b px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <Autocomplete.Input
          aria-label={title}
          placeholder={`${title}… search the history by URLs, headers, bodies`}
          spellCheck={false}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-faint"
        />
      </div>
      {problem !== undefined && (
        <p role="alert" className="select-text px-4 py-6 text-center text-sm">
          {problem}
        </p>
      )}
      {problem === undefined && asked && offered.length === 0 && (
        <p className="px-4 py-6 text-center text-muted text-sm">
          {text.trim() === '' ? 'There is no other exchange in the history.' : 'Nothing was found.'}
        </p>
      )}
      <Autocomplete.List className="min-h-0 overflow-y-auto overscroll-contain p-1.5 outline-none data-empty:hidden">
        {(entry: HistoryEntry) => (
          <Autocomplete.Item
            key={entry.id}
            value={entry}
            onClick={() => choose(entry)}
            className="grid cursor-default grid-cols-[3rem_2.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 rounded-md px-2.5 py-1.5 text-sm outline-none data-highlighted:bg-accent-soft"
          >
            <ExchangeLine entry={entry} />
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}
