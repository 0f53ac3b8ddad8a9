import { useEffect, useState } from 'react'
import type { Exchange } from '#shared/model/exchange.ts'
import { bodiesOf } from '#shared/model/exchange-bodies.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { NoteEntry } from '#shared/model/socket/log-entry.ts'
import { explainFailure } from '../../../state/explain-failure.ts'
import { host } from '../../../state/host.ts'
import { readHandshake } from '../../../state/session-entries.ts'
import { useSocket } from '../../../state/sockets.ts'
import { Quiet } from '../../response/quiet.tsx'
import { ResponsePane } from '../../response/response-pane.tsx'
import { DetailHead } from './detail-head.tsx'
import type { EntryDetailProps } from './entry-detail.tsx'

type Handshake = Extract<NoteEntry, { kind: 'handshake' }>

/** What was measured of a handshake: its waterfall, and both heads. */
export function HandshakeDetail({ entry, ...props }: EntryDetailProps & { entry: Handshake }) {
  const { tabId, logId } = props
  const [read, setRead] = useState<{ exchange: Exchange } | { failed: string }>()
  const secrets = useSocket(tabId)?.secrets ?? NONE
  useEffect(() => {
    let wanted = true
    let kept: Exchange | undefined
    readHandshake(logId, entry.seq).then(
      exchange => {
        kept = exchange
        if (wanted) setRead({ exchange })
      },
      (thrown: unknown) => wanted && setRead({ failed: explainFailure(thrown) })
    )
    return () => {
      wanted = false
      for (const id of kept ? bodiesOf(kept) : []) host.releaseBody(id)
    }
  }, [logId, entry.seq])
  return (
    <section aria-label="Handshake" className="@container flex min-h-0 min-w-0 flex-1 flex-col">
      <DetailHead {...props} seq={entry.seq} lane={entry.lane} atMs={entry.atMs} title="Handshake" />
      {read && 'failed' in read && <Quiet>{read.failed}</Quiet>}
      {read && 'exchange' in read && (
        <HandshakeView tabId={tabId} live={ended(read.exchange)} secrets={secrets} onCancel={() => {}} />
      )}
    </section>
  )
}

interface HandshakeViewProps {
  tabId: string
  live: LiveExchange
  secrets: readonly SecretForm[]
  onCancel: () => void
}

/** A handshake by the sections of a response, while it runs or once it is over. */
export function HandshakeView({ tabId, live, secrets, onCancel }: HandshakeViewProps) {
  return (
    <ResponsePane
      tabId={tabId}
      live={live}
      results={undefined}
      secrets={secrets}
      problems={NO_PROBLEMS}
      onCancel={onCancel}
    />
  )
}

const NONE: readonly SecretForm[] = []
const NO_PROBLEMS: readonly never[] = []

function ended(exchange: Exchange): LiveExchange {
  return { exchange, running: false, progress: { sentBytes: 0, receivedBytes: 0 } }
}
