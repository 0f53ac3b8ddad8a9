import { formatBytes } from '#shared/format/bytes.ts'
import { hexDump } from '#shared/format/hex-dump.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { TextPosition, TextRow } from '#shared/model/text-document.ts'
import type { RowSource } from '../../viewer/row-source.ts'

/** Bytes in a row. */
export const HEX_ROW = 16

/** Most rows that are copied at once. */
const MOST_READ = 128 * 1024

/** The bytes of a body as rows of sixteen: offset, hexadecimal, ASCII. */
export class HexRows implements RowSource {
  readonly count: number
  readonly #body: Pick<BodyInfo, 'id' | 'size'>
  readonly #readBody: (id: string, offset: number, length: number) => Promise<Uint8Array>

  constructor(
    body: Pick<BodyInfo, 'id' | 'size'>,
    readBody: (id: string, offset: number, length: number) => Promise<Uint8Array>
  ) {
    this.#body = body
    this.#readBody = readBody
    this.count = Math.ceil(body.size / HEX_ROW)
  }

  async load(from: number, count: number): Promise<readonly TextRow[]> {
    const bytes = await this.#readBody(this.#body.id, from * HEX_ROW, count * HEX_ROW)
    if (bytes.byteLength === 0) return []
    return hexDump(bytes, from * HEX_ROW)
      .split('\n')
      .map((text, index) => ({ text, line: from + index + 1, depth: 0 }))
  }

  /** @throws ClientError BODY_LIMIT beyond `MOST_READ` rows */
  async read(start: TextPosition, end: TextPosition): Promise<string> {
    const count = end.row - start.row + 1
    if (count > MOST_READ) {
      const facts = { size: formatBytes(count * HEX_ROW), limit: formatBytes(MOST_READ * HEX_ROW) }
      throw new ClientError('BODY_LIMIT', { facts })
    }
    const lines: string[] = []
    // One window holds no more than this many.
    for (let from = start.row; from <= end.row; from += WINDOW_ROWS)
      for (const { text } of await this.load(from, Math.min(WINDOW_ROWS, end.row + 1 - from)))
        lines.push(text)
    const last = lines.length - 1
    lines[last] = (lines[last] ?? '').slice(0, end.column)
    lines[0] = (lines[0] ?? '').slice(start.column)
    return lines.join('\n')
  }

  /** The dump of all bytes. @throws ClientError BODY_LIMIT when they are too many */
  readAll(): Promise<string> {
    return this.read({ row: 0, column: 0 }, { row: this.count - 1, column: Number.POSITIVE_INFINITY })
  }
}

const WINDOW_ROWS = 16 * 1024
