import { formatBytes } from '#shared/format/bytes.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { BodyText } from './body-text.tsx'
import { BodyToolbar } from './body-toolbar.tsx'
import { ImageView } from './image-view.tsx'
import { Quiet } from './quiet.tsx'
import { useBodyContent } from './use-body-content.ts'

/** The body, once it has arrived or as far as it came. */
export function BodySection({ live }: { live: LiveExchange }) {
  const { body } = live.exchange
  if (live.running) return <Quiet>{arrivalOf(live)}</Quiet>
  if (!body) return <Quiet>No body arrived.</Quiet>
  if (body.size === 0)
    return <Quiet>{body.complete ? 'The body is empty.' : 'Nothing of the body arrived.'}</Quiet>
  return <StoredBody key={body.id} body={body} />
}

function arrivalOf({ phase, progress }: LiveExchange): string {
  if (phase?.name !== 'download' || progress.receivedBytes === 0)
    return 'The body appears here when it has arrived.'
  return `${formatBytes(progress.receivedBytes)} of the body have arrived.`
}

function StoredBody({ body }: { body: BodyInfo }) {
  const shown = useBodyContent(body)
  switch (shown.state) {
    case 'reading':
      return body.size > 1024 * 1024 ? <Quiet>Reading {formatBytes(shown.readBytes)} …</Quiet> : null
    case 'failed':
      return <Quiet>{shown.message}</Quiet>
    case 'image':
      return <ImageView image={shown.image} />
    case 'text': {
      const { content, shownBytes } = shown
      return (
        <>
          <BodyToolbar body={body} content={content} shownBytes={shownBytes} />
          <BodyText content={content} />
        </>
      )
    }
  }
}
