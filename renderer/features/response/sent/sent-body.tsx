import { useEffect, useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { decodeText } from '#shared/format/decode-text.ts'
import { hexDump } from '#shared/format/hex-dump.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { SentBody } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { Button } from '../../../components/button.tsx'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { explainFailure } from '../../../state/explain-failure.ts'
import { readSent } from './read-sent.ts'
import { ScrolledText } from './scrolled-text.tsx'

const FORMS = [
  { value: 'text', label: 'Text' },
  { value: 'hex', label: 'Hex' }
] as const
type Form = (typeof FORMS)[number]['value']

/** So much is shown at once: as much as a page lays out without being felt. */
const PART_BYTES: Record<Form, number> = { text: 64 * 1024, hex: 16 * 1024 }

interface SentBodyViewProps {
  body: SentBody
  contentType: string
  /** Forms of secrets that are to be covered; undefined when nothing is. */
  hidden: readonly SecretForm[] | undefined
}

/** The body of a request as it was written, as text or byte by byte. */
export function SentBodyView({ body, contentType, hidden }: SentBodyViewProps) {
  const [chosen, setChosen] = useState<Form>()
  const [offset, setOffset] = useState(0)
  const [shown, setShown] = useState<{ bytes: Uint8Array } | { problem: string }>()
  useEffect(() => {
    let wanted = true
    readSent(body, offset, PART_BYTES.text, hidden).then(
      bytes => wanted && setShown({ bytes }),
      (thrown: unknown) => wanted && setShown({ problem: explainFailure(thrown) })
    )
    return () => {
      wanted = false
    }
  }, [body, offset, hidden])
  if (!shown) return null
  if ('problem' in shown) return <p className="text-muted text-xs">{shown.problem}</p>

  const cut = offset + shown.bytes.length < body.size
  const { text, looksBinary } = decodeText(shown.bytes, { contentType, cut })
  const form = chosen ?? (looksBinary ? 'hex' : 'text')
  const length = Math.min(PART_BYTES[form], shown.bytes.length)
  const step = (to: number) => setOffset(Math.max(0, Math.min(to, body.size - 1)))
  return (
    <div>
      <div className="mb-1.5 flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-faint text-xs">
        <span>{describeSize(body)}</span>
        <SegmentedChoice
          label="Show the body as"
          value={form}
          options={FORMS}
          onChange={next => {
            setChosen(next)
            setOffset(0)
          }}
        />
      </div>
      <ScrolledText
        label="Body as sent"
        wrap={form === 'text'}
        text={form === 'text' ? showLines(text) : hexDump(shown.bytes.subarray(0, length), offset)}
      />
      {body.size > length && (
        <div className="mt-1.5 flex items-center justify-between gap-3 text-faint text-xs">
          <span>
            Shown: {formatBytes(length)} from {formatBytes(offset)} on.
          </span>
          <span className="flex gap-1">
            <Button
              size="small"
              variant="ghost"
              disabled={offset === 0}
              onClick={() => step(offset - PART_BYTES[form])}
            >
              Previous
            </Button>
            <Button
              size="small"
              variant="ghost"
              disabled={offset + length >= body.size}
              onClick={() => step(offset + length)}
            >
              Next
            </Button>
          </span>
        </div>
      )}
    </div>
  )
}

function describeSize({ size, total }: SentBody): string {
  return size < total
    ? `Body: the first ${formatBytes(size)} of ${formatBytes(total)}; no more is kept`
    : `Body: ${formatBytes(total)}`
}

/** Line ends stay line ends, both kinds; whoever wants to tell them apart looks at the bytes. */
function showLines(text: string): string {
  return text
    .split(/\r\n|\n/)
    .map(visibleText)
    .join('\n')
}
