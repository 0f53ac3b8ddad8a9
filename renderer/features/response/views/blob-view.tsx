import type { ReactNode } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { Button } from '../../../components/button.tsx'
import { ProgressLine } from '../../../components/progress-line.tsx'
import { Quiet } from '../quiet.tsx'
import { useBlob } from './use-blob.ts'

/** So much is read in no time. */
const SMALL = 1024 * 1024

interface BlobViewProps {
  body: BodyInfo
  /** Its media type. */
  type: string
  /** What it is: “video”. */
  noun: string
  children: (url: string) => ReactNode
}

/** What a browser shows by itself, once all of it has been read. */
export function BlobView({ body, type, noun, children }: BlobViewProps) {
  const shown = useBlob(body, type)
  switch (shown.state) {
    case 'read':
      return children(shown.url)
    case 'failed':
      return <Quiet>{shown.why}</Quiet>
    case 'cancelled':
      return (
        <div className="flex flex-col items-center gap-3 p-6">
          <p className="text-faint text-sm">The {noun} was not read to its end.</p>
          <Button size="small" onClick={shown.retry}>
            Read it again
          </Button>
        </div>
      )
    case 'reading':
      if (body.size <= SMALL) return null
      return (
        <div className="flex justify-center p-6">
          <ProgressLine
            label={`Reading the ${noun}`}
            done={shown.readBytes}
            total={body.size}
            detail={`${formatBytes(shown.readBytes)} of ${formatBytes(body.size)}`}
            onCancel={shown.cancel}
          />
        </div>
      )
  }
}
