import { useState } from 'react'
import { formatCount } from '#shared/format/count.ts'
import type { HistoryEntry } from '#shared/model/history.ts'
import { Chooser, ChooserNote, ChooserProblem } from '../../components/chooser.tsx'
import { ChooserDialog } from '../../components/chooser-dialog.tsx'
import { closeDialog, closeDialogFor } from '../../state/ui.ts'
import { useDialog } from '../../state/use-dialog.ts'
import { ExchangeLine } from './exchange-line.tsx'
import { useFoundExchanges } from './use-found-exchanges.ts'

/** Lets a person choose one exchange of the history. */
export function ExchangeDialog() {
  const { open, asked } = useDialog('exchange')
  return (
    <ChooserDialog open={open} onClose={closeDialog} label={asked?.title} wide>
      {asked && <ExchangeChoice title={asked.title} without={asked.without} onChoose={asked.onChoose} />}
    </ChooserDialog>
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
  const { entries, more, asked, problem } = useFoundExchanges(text)
  const offered = entries.filter(({ id }) => id !== without)
  return (
    <Chooser
      label={title}
      placeholder={`${title}… search the history by URLs, headers, bodies`}
      text={text}
      onType={setText}
      choices={{ items: offered }}
      keyOf={({ id }) => id}
      onChoose={entry => closeDialogFor(() => onChoose(entry))}
      note={<Note text={text} offered={asked ? offered.length : undefined} more={more} problem={problem} />}
      rowClassName="grid grid-cols-[3rem_2.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 py-1.5"
    >
      {entry => <ExchangeLine entry={entry} />}
    </Chooser>
  )
}

interface NoteProps {
  text: string
  /** Undefined before anything was answered. */
  offered: number | undefined
  more: boolean
  problem: string | undefined
}

function Note({ text, offered, more, problem }: NoteProps) {
  if (problem !== undefined) return <ChooserProblem>{problem}</ChooserProblem>
  if (offered === 0)
    return (
      <ChooserNote>
        {text.trim() === '' ? 'There is no other exchange in the history.' : 'Nothing was found.'}
      </ChooserNote>
    )
  if (!more || offered === undefined) return null
  return (
    <p className="border-line border-b px-4 py-1.5 text-muted text-xs tabular-nums">
      The latest {formatCount(offered)} are listed. Type more of it to find others.
    </p>
  )
}
