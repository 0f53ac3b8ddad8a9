import { formatBytes } from '#shared/format/bytes.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { BodyNotice } from './body-notice.tsx'
import { BodyText } from './body-text.tsx'
import { BodyToolbar } from './body-toolbar.tsx'
import { useBodyPlace } from './body-view.ts'
import { EventList } from './event-list.tsx'
import { ImageView } from './image-view.tsx'
import { PartSteps } from './part-steps.tsx'
import { Quiet } from './quiet.tsx'
import { useBodyContent } from './use-body-content.ts'

/** The body, once it has arrived or as far as it came. */
export function BodySection({ live }: { live: LiveExchange }) {
  const { body, bodyWithheld } = live.exchange
  if (live.running && live.events) return <EventList events={live.events} running />
  if (live.running) return <Quiet>{arrivalOf(live)}</Quiet>
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
      <StoredBody key={body.id} body={body} />
    </>
  )
}

function arrivalOf({ phase, progress }: LiveExchange): string {
  if (phase?.name !== 'download' || progress.receivedBytes === 0)
    return 'The body appears here when it has arrived.'
  return `${formatBytes(progress.receivedBytes)} of the body have arrived.`
}

function StoredBody({ body }: { body: BodyInfo }) {
  const [place, go] = useBodyPlace(body)
  const shown = useBodyContent(body, place)
  if (shown.state === 'reading')
    return body.size > 1024 * 1024 ? <Quiet>Reading {formatBytes(shown.readBytes)} …</Quiet> : null
  if (shown.state === 'failed') return <Quiet>{shown.message}</Quiet>

  const { content, offset } = shown
  return (
    <>
      <BodyToolbar body={body} shown={shown} onForm={form => go({ form, offset: 0 })} />
      {content.form === 'image' ? (
        <ImageView image={content.image} />
      ) : (
        <>
          <PartSteps
            body={body}
            form={content.form}
            offset={offset}
            onStep={next => go({ form: content.form, offset: next })}
          />
          {content.form === 'text' && content.notice && <BodyNotice tone="warn">{content.notice}</BodyNotice>}
          {/* Another part begins at its top. */}
          <BodyText key={`${content.form} ${offset}`} content={content} />
        </>
      )}
    </>
  )
}
