import { type PrintedValues, printValues } from '#shared/binary/print-values.ts'
import { readCbor } from '#shared/binary/read-cbor.ts'
import { readMessagePack } from '#shared/binary/read-messagepack.ts'
import { formatBytes } from '#shared/format/bytes.ts'

/** So many bytes are decoded, and so many characters of them shown: what an editor holds without stutter. */
export const MOST_DECODED = 4 * 1024 * 1024
const MOST_TEXT = 5 * 1024 * 1024

export interface BodyToDecode {
  /** The first `MOST_DECODED` bytes. */
  bytes: Uint8Array
  /** Of the whole body. */
  size: number
  format: DecodedFormat
}

export type DecodedFormat = 'messagepack' | 'cbor'

export interface DecodedBody {
  text: string
  /** What it is, in a few words. */
  facts: string
  /** Where and why it breaks off. */
  notice?: string
}

const FORMATS = {
  messagepack: { name: 'MessagePack', read: readMessagePack },
  cbor: { name: 'CBOR', read: readCbor }
}

/** A body of a binary format as text. Takes time in proportion to its size, so it runs in a worker. */
export function decodeBody({ bytes, size, format }: BodyToDecode): DecodedBody {
  const { name, read } = FORMATS[format]
  const { text, values, fault } = printValues(read(bytes), MOST_TEXT)
  const several = format === 'cbor' ? ', a sequence' : ', one after the other'
  const facts = `${name}, ${values === 1 ? '1 value' : `${values} values${several}`}`
  const notice = fault && noticeOf(fault, bytes.length < size, bytes.length)
  return { text, facts, ...(notice !== undefined && { notice }) }
}

function noticeOf(fault: NonNullable<PrintedValues['fault']>, cut: boolean, decoded: number): string {
  if (fault === 'limit')
    return `Only the beginning is shown: it is more than ${formatBytes(MOST_TEXT)} of text.`
  if (cut && fault.ended) return `Only the first ${formatBytes(decoded)} are decoded.`
  return `It breaks off at byte ${fault.offset}: ${fault.problem}. What stands before that is shown.`
}
