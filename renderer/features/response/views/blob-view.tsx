import type { ReactNode } from 'react'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { Quiet } from '../quiet.tsx'
import { ReadingBody, UnreadBody } from './reading-body.tsx'
import { useBlob } from './use-blob.ts'

interface BlobViewProps {
  body: BodyInfo
  /** Its media type. */
  type: string
  /** What it is: “video”. */
  noun: string
  children: (read: { url: string; blob: Blob }) => ReactNode
}

/** What a browser shows by itself, once all of it has been read. */
export function BlobView({ body, type, noun, children }: BlobViewProps) {
  const shown = useBlob(body, type)
  switch (shown.state) {
    case 'read':
      return children(shown)
    case 'failed':
      return <Quiet>{shown.why}</Quiet>
    case 'cancelled':
      return <UnreadBody noun={noun} onRetry={shown.retry} />
    case 'reading':
      return <ReadingBody noun={noun} readBytes={shown.readBytes} size={body.size} onCancel={shown.cancel} />
  }
}
