import { formatBytes } from '#shared/format/bytes.ts'
import { countOf } from '#shared/format/count.ts'
import { type BytesApart, ROW_BYTES } from './bytes-apart.ts'

interface ByteDifferenceProps {
  why: 'binary' | 'large'
  /** Of A and B, in bytes. */
  sizes: readonly [number, number]
  apart: BytesApart
}

/** Where two bodies begin to differ that are not compared as texts, and what stands there in both. */
export function ByteDifference({ why, sizes, apart }: ByteDifferenceProps) {
  const { at, from, left, right } = apart
  return (
    <div className="min-h-0 flex-1 overflow-auto p-4">
      <p className="max-w-prose select-text text-sm">
        {why === 'large'
          ? 'Bodies of more than 5 MiB are compared byte by byte.'
          : 'At least one of the bodies is no text, so they are compared byte by byte.'}{' '}
        {sayWhere(at, Math.min(...sizes))}
      </p>
      <div className="mt-4 flex flex-wrap gap-x-8 gap-y-5">
        <Dump side="A" size={sizes[0]} from={from} bytes={left} other={right} />
        <Dump side="B" size={sizes[1]} from={from} bytes={right} other={left} />
      </div>
    </div>
  )
}

interface DumpProps {
  side: string
  size: number
  /** Where the bytes stand in their body. */
  from: number
  bytes: Uint8Array
  other: Uint8Array
}

function Dump({ side, size, from, bytes, other }: DumpProps) {
  const rows = Array.from({ length: Math.ceil(bytes.length / ROW_BYTES) }, (_, row) => row * ROW_BYTES)
  return (
    <section aria-label={`Bytes of ${side}`}>
      <h3 className="mb-1.5 text-muted text-xs">
        {side}, {formatBytes(size)}
      </h3>
      {rows.length === 0 && <p className="text-faint text-xs">It has ended here.</p>}
      <table aria-label={`Bytes of ${side}`} className="select-text font-mono text-xs">
        <tbody>
          {rows.map(row => (
            <tr key={row}>
              <th scope="row" className="pr-4 font-normal text-faint">
                {(from + row).toString(16).padStart(8, '0')}
              </th>
              <td className="leading-5">
                {[...bytes.subarray(row, row + ROW_BYTES)].map((byte, index) => (
                  <Byte
                    // biome-ignore lint/suspicious/noArrayIndexKey: its place is what a byte is known by
                    key={index}
                    byte={byte}
                    differs={byte !== other[row + index]}
                  />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Byte({ byte, differs }: { byte: number; differs: boolean }) {
  const text = byte.toString(16).padStart(2, '0')
  if (!differs) return <span className="px-0.5 text-muted">{text} </span>
  return <mark className="rounded-xs bg-warn-soft px-0.5 text-ink">{text} </mark>
}

function sayWhere(at: number, shorter: number): string {
  if (shorter === 0) return 'One of them is empty.'
  if (at === 0) return 'They differ from the first byte on.'
  return at === shorter
    ? `They are the same up to the end of the shorter one, after ${countOf(at, 'byte')}.`
    : `They are the same for ${countOf(at, 'byte')}, and differ from there on.`
}
