import { WrapText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { askWorker } from '../../../../components/ask-worker.ts'
import { IconButton } from '../../../../components/icon-button.tsx'
import { readBytes } from '../../../../state/read-bytes.ts'
import { BodyNotice } from '../../body-notice.tsx'
import { CopyButton } from '../../copy-button.tsx'
import { Quiet } from '../../quiet.tsx'
import { toggleWrap, useTextDisplay } from '../../text-display.ts'
import type { BodyViewProps } from '../body-view.ts'
import { HeldTextView } from '../text/held-text-view.tsx'
import { ViewTools } from '../view-tools.tsx'
import { type BodyToDecode, type DecodedBody, type DecodedFormat, MOST_DECODED } from './decode-body.ts'
import workerUrl from './decoded.worker.ts?worker&url'

/** MessagePack and CBOR as text. */
export function DecodedView({ body, facts }: BodyViewProps) {
  const wrap = useTextDisplay(state => state.wrap)
  const decoded = useDecoded(body, facts.guess.kind === 'cbor' ? 'cbor' : 'messagepack')
  if (decoded === undefined) return null
  if ('failed' in decoded) return <Quiet>{decoded.failed}</Quiet>
  return (
    <>
      <ViewTools>
        <IconButton
          label={wrap ? 'Do not wrap lines' : 'Wrap lines'}
          icon={<WrapText className={wrap ? 'text-accent' : undefined} />}
          onClick={toggleWrap}
        />
        <CopyButton label="Copy body, decoded as shown" text={() => decoded.text} />
      </ViewTools>
      <BodyNotice tone={decoded.notice === undefined ? 'quiet' : 'warn'}>
        {decoded.notice === undefined ? decoded.facts : `${decoded.facts}. ${decoded.notice}`}
      </BodyNotice>
      <HeldTextView label="Decoded body" language="javascript" text={decoded.text} wrap={wrap} />
    </>
  )
}

function useDecoded(
  { id, size }: BodyInfo,
  format: DecodedFormat
): DecodedBody | { failed: string } | undefined {
  const [decoded, setDecoded] = useState<DecodedBody | { failed: string }>()
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const decode = async () => {
      const range = { from: 0, to: Math.min(size, MOST_DECODED) }
      const bytes = await readBytes({ id, size }, { range, signal })
      const question: BodyToDecode = { bytes, size, format }
      return askWorker<BodyToDecode, DecodedBody>(workerUrl, 'decoded', {
        ...{ question, signal },
        transfer: [bytes.buffer]
      })
    }
    const tell = (next: DecodedBody | { failed: string }) => {
      if (!signal.aborted) setDecoded(next)
    }
    decode().then(tell, (error: unknown) => tell({ failed: ClientError.wrap(error).message }))
    return () => abort.abort()
  }, [id, size, format])
  return decoded
}
