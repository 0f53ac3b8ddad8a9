import { useEffect } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { namedBodyOf } from '../../state/named-body.ts'
import { BodyActions } from './body-actions.tsx'
import { BodyNotice } from './body-notice.tsx'
import { EventList } from './event-list.tsx'
import { Quiet } from './quiet.tsx'
import { StoredBody } from './stored-body.tsx'
import { useEventLog } from './use-event-log.ts'
import { prepareViews } from './views/prepare-views.ts'

/** The body, once it has arrived or as far as it came. */
export function BodySection({ tabId, live }: { tabId: string; live: LiveExchange }) {
  const { body, bodyWithheld, hops, request } = live.exchange
  const last = hops.at(-1)
  const named = namedBodyOf(live.exchange)
  const logId = useEventLog(tabId, live.exchange.id)
  if (live.running && logId !== undefined)
    return <Quiet>The stream as a whole appears here when it has ended. Its events are under Events.</Quiet>
  if (live.running && live.events) return <EventList events={live.events} running />
  if (live.running) return <Arriving live={live} />
  if (!body)
    return (
      <Quiet>
        {bodyWithheld
          ? 'The body is not kept in the history: what a token endpoint answers is a secret.'
          : 'No body arrived.'}
      </Quiet>
    )
  if (body.size === 0)
    return <Quiet>{body.complete ? 'The body is empty.' : 'Nothing of the body arrived.'}</Quiet>
  return (
    <>
      {bodyWithheld && (
        <BodyNotice tone="quiet">
          Only why the token was refused is kept in the history: the rest of such an answer may be secret.
        </BodyNotice>
      )}
      <StoredBody
        key={body.id}
        tabId={tabId}
        actions={named && <BodyActions named={named} />}
        body={body}
        url={last?.request.url ?? request.url}
        typeHeader={last?.response?.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]}
      />
    </>
  )
}

function Arriving({ live }: { live: LiveExchange }) {
  useEffect(prepareViews, [])
  return <Quiet>{arrivalOf(live)}</Quiet>
}

function arrivalOf({ phase, progress }: LiveExchange): string {
  if (phase?.name !== 'download' || progress.receivedBytes === 0)
    return 'The body appears here when it has arrived.'
  return `${formatBytes(progress.receivedBytes)} of the body have arrived.`
}
