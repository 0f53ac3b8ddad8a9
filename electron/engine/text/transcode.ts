import { closeSync, openSync } from 'node:fs'
import type { DecodedText } from '#shared/format/decode-text.ts'
import { MisnamedUtf8 } from '#shared/format/misnamed-utf8.ts'
import { textDecoder } from '#shared/format/text-decoder.ts'
import { fileFailure } from '../bodies/file-failure.ts'
import type { SourceReader, TextSource } from './text-source.ts'
import { WorkTurns } from './work-turns.ts'
import { writeAll } from './write-all.ts'

export interface Transcoded {
  source: TextSource
  invalidBytes: number
  /** See `MisnamedUtf8`. */
  isUtf8: boolean
}

/**
 * Writes a text of another encoding into a file, in UTF-8, and tells how many bytes were read so far.
 * @param known its encoding, as `textDecoder` knows it, and whence that is known
 * @throws ClientError IO when it cannot be written
 */
export async function* transcode(
  reader: SourceReader,
  known: Pick<DecodedText, 'encoding' | 'source'>,
  path: string
): AsyncGenerator<number, Transcoded> {
  const { encoding } = known
  const decoder = textDecoder(encoding)
  const misnamed = new MisnamedUtf8(known)
  const turns = new WorkTurns()
  const file = openScratch(path)
  let size = 0
  let replaced = 0
  try {
    for (let offset = 0; ; ) {
      const piece = reader.read(offset)
      const text = decoder.decode(piece, { stream: piece.length > 0 })
      misnamed.add(piece)
      replaced += countReplaced(text)
      size += writeAll(file, Buffer.from(text), path)
      offset += piece.length
      if (piece.length === 0) break
      if (turns.isOver) await turns.next()
      if (turns.isDue) yield offset
    }
  } finally {
    closeSync(file)
  }
  return {
    source: { path, offset: 0, size, start: 0 },
    invalidBytes: replaced * unitBytes(encoding),
    // A body may end before all of it has come.
    isUtf8: misnamed.end(true)
  }
}

function openScratch(path: string): number {
  try {
    return openSync(path, 'wx', 0o600)
  } catch (cause) {
    throw fileFailure(cause, path)
  }
}

function countReplaced(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++
  return count
}

function unitBytes(encoding: string): number {
  if (encoding.startsWith('utf-32')) return 4
  return encoding.startsWith('utf-16') ? 2 : 1
}
