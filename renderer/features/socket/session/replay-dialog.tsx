import { useState } from 'react'
import { formatCount } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { HistoryEntry } from '#shared/model/history.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { replayLog } from '../../../state/replay-log.ts'
import { useSocket } from '../../../state/sockets.ts'
import { closeAnswered, closeDialog } from '../../../state/ui.ts'
import { useDialog } from '../../../state/use-dialog.ts'
import { useFoundExchanges } from '../../history/use-found-exchanges.ts'
import { SocketForm } from './socket-form.tsx'

const SPEEDS = [
  { value: '1', label: 'As it was' },
  { value: '2', label: '2 times as fast' },
  { value: '10', label: '10 times' },
  { value: '0', label: 'No pauses' }
] as const

/** Asks which session's messages are sent again over the connection of a tab, and how fast. */
export function ReplayDialog() {
  const { open, asked } = useDialog('replay')
  return (
    <Dialog open={open} onClose={closeDialog} title="Replay a session">
      {asked && <ReplayForm tabId={asked.tabId} logId={asked.logId} onDone={() => closeAnswered(asked)} />}
    </Dialog>
  )
}

interface ReplayFormProps {
  tabId: string
  /** The session of the tab, which is offered first. */
  logId: string
  onDone: () => void
}

function ReplayForm({ tabId, logId, onDone }: ReplayFormProps) {
  const socket = useSocket(tabId)
  const { entries, asked } = useFoundExchanges('')
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]['value']>('1')
  const [chosen, setChosen] = useState(logId)
  const sessions = entries.filter(({ socket }) => socket && socket.sent.messages > 0)
  const session = sessions.find(({ socket }) => socket?.log === chosen) ?? sessions[0]
  const isOpen = socket?.live === true && socket.state?.state === 'open'
  const replay = () => {
    const log = session?.socket?.log
    if (!socket?.logId || log === undefined) return
    void replayLog({ sessionId: socket.logId, logId: log, speed: Number(speed) })
  }
  return (
    <SocketForm
      isOpen={isOpen}
      isReady={session !== undefined}
      does="Replay"
      onSubmit={replay}
      onDone={onDone}
    >
      <p className="text-muted text-sm">
        The messages that were sent in a session are sent again over the connection of this tab, in their
        order.
      </p>
      {sessions.length === 0 ? (
        asked && <p className="text-sm">No session of the history has sent anything.</p>
      ) : (
        <ul
          aria-label="Sessions"
          className="max-h-64 overflow-y-auto rounded-md border border-line bg-app p-1"
        >
          {sessions.map(entry => (
            <li key={entry.id}>
              <SessionChoice
                entry={entry}
                checked={entry === session}
                onChoose={() => setChosen(entry.socket?.log ?? '')}
              />
            </li>
          ))}
        </ul>
      )}
      <SegmentedChoice label="Speed" value={speed} options={SPEEDS} onChange={setSpeed} />
    </SocketForm>
  )
}

const BEGUN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

interface SessionChoiceProps {
  entry: HistoryEntry
  checked: boolean
  onChoose: () => void
}

function SessionChoice({ entry: { url, startedAt, source, socket }, checked, onChoose }: SessionChoiceProps) {
  return (
    <label className="flex cursor-default items-center gap-2.5 rounded px-2 py-1 text-sm hover:bg-hover has-checked:bg-accent-soft">
      <input
        type="radio"
        name="session"
        checked={checked}
        onChange={onChoose}
        className="size-3.5 accent-accent"
      />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{visibleText(source.name ?? source.file ?? url)}</span>
        <span className="block text-muted text-xs tabular-nums">
          {BEGUN.format(new Date(startedAt))} · {formatCount(socket?.sent.messages ?? 0)} sent ·{' '}
          {formatDuration(socket?.durationMs ?? 0)}
        </span>
      </span>
    </label>
  )
}
