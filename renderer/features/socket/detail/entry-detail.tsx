import { useEffect, useState } from 'react'
import type { LogEntry } from '#shared/model/socket/log-entry.ts'
import { explainFailure } from '../../../state/explain-failure.ts'
import { readEntry } from '../../../state/session-entries.ts'
import { Quiet } from '../../response/quiet.tsx'
import { HandshakeDetail } from './handshake-detail.tsx'
import { MessageDetail } from './message-detail.tsx'
import { NoteDetail } from './note-detail.tsx'

export interface EntryDetailProps {
  tabId: string
  logId: string
  seq: number
  /** When the session's clock began, since the epoch. */
  startMs: number
  /** The session that it can be sent over again. */
  sendTo: string | undefined
  /** Of a WebSocket; else of an event stream. */
  socket: boolean
  marked: boolean
  onMark: () => void
  onClose: () => void
}

/** All of one entry of a log. The one before stays until it has been read. */
export function EntryDetail(props: EntryDetailProps) {
  const { logId, seq } = props
  const [known, setKnown] = useState<{ entry: LogEntry | undefined } | { failed: string }>()
  useEffect(() => {
    let wanted = true
    const show = (next: NonNullable<typeof known>) => {
      if (wanted) setKnown(next)
    }
    readEntry(logId, seq).then(
      entry => show({ entry }),
      (thrown: unknown) => show({ failed: explainFailure(thrown) })
    )
    return () => {
      wanted = false
    }
  }, [logId, seq])
  if (!known) return null
  if ('failed' in known) return <Quiet>{known.failed}</Quiet>
  const { entry } = known
  if (!entry) return <Quiet>This entry is not kept any more: the log has reached its limits.</Quiet>
  if (entry.kind === 'message') return <MessageDetail {...props} entry={entry} />
  if (entry.kind === 'handshake') return <HandshakeDetail key={entry.seq} {...props} entry={entry} />
  return <NoteDetail {...props} entry={entry} />
}
