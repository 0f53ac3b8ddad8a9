import { visibleText } from '#shared/format/visible-text.ts'
import { explainCloseCode } from '#shared/model/socket/close-codes.ts'
import type { DamagedEntry, NoteEntry } from '#shared/model/socket/log-entry.ts'
import { noteWords } from '../list/entry-words.ts'
import { DetailHead } from './detail-head.tsx'
import type { EntryDetailProps } from './entry-detail.tsx'

const TITLES: Record<(NoteEntry | DamagedEntry)['kind'], string> = {
  opening: 'Connecting',
  handshake: 'Handshake',
  'missed-pong': 'Missed pong',
  fault: 'Fault of the server',
  ended: 'Connection ended',
  waiting: 'Waiting to reconnect',
  damaged: 'Damaged entry'
}

/** What happened to the session, in words. */
export function NoteDetail({ entry, ...props }: EntryDetailProps & { entry: NoteEntry | DamagedEntry }) {
  const end = entry.kind === 'ended' ? entry.end : undefined
  return (
    <section aria-label="Note" className="@container flex min-h-0 min-w-0 flex-1 flex-col">
      <DetailHead {...props} seq={entry.seq} lane={entry.lane} atMs={entry.atMs} title={TITLES[entry.kind]} />
      <div className="min-h-0 flex-1 select-text space-y-1 overflow-auto px-3 py-2 text-muted text-sm">
        <p className="text-ink">{noteWords(entry, props.socket)}</p>
        {entry.kind === 'opening' && (
          <p>
            A new connection was begun here. What was sent for it and what was answered is under its
            handshake, the next entry of this connection.
          </p>
        )}
        {end && props.socket && <p>{explainCloseCode(end.code).meaning}</p>}
        {entry.kind === 'fault' && <p>{visibleText(entry.error.hint)}</p>}
        {end?.error && <p>{visibleText(end.error.hint)}</p>}
      </div>
    </section>
  )
}
