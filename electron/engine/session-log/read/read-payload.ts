import { ClientError } from '#shared/model/client-error.ts'
import type { MessageOpcode } from '#shared/model/socket/opcodes.ts'
import { dataPath, type SegmentSource } from '../format/segment.ts'
import { readPieces } from './read-pieces.ts'
import { readRecords } from './read-records.ts'

/** Where the payload of a message lies. The file is there as long as the message is kept. */
export interface PayloadPlace {
  opcode: MessageOpcode
  /** Whether a secret in it is covered. */
  isCovered: boolean
  path: string
  offset: number
  size: number
}

/** @throws ClientError IO `not-kept` when there is no message of that number (any more) */
export async function findPayload(source: SegmentSource, seq: number): Promise<PayloadPlace> {
  const span = await readRecords(source, seq, 1)
  const opcode = span?.records.opcode(0)
  if (span?.seq !== seq || !opcode) throw new ClientError('IO', { reason: 'not-kept' })
  return {
    opcode,
    isCovered: span.records.isCovered(0),
    path: dataPath(source.folder, span.segment.number),
    offset: span.records.offset(0),
    size: span.records.size(0)
  }
}

/** What follows the facts of a note: of a handshake, what was measured of it. Empty where there is nothing. */
export async function readExtra(source: SegmentSource, seq: number): Promise<Buffer> {
  const span = await readRecords(source, seq, 1)
  if (span?.seq !== seq || span.records.kind(0) === undefined) return Buffer.alloc(0)
  const { records, segment } = span
  const offset = records.offset(0) + records.size(0)
  const length = Math.max(0, Math.min(records.extra(0), segment.dataBytes - offset))
  const [bytes = Buffer.alloc(0)] = await readPieces(dataPath(source.folder, segment.number), [
    { offset, length }
  ])
  return bytes
}
