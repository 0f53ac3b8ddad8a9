import { MAX_TEXT_ROWS } from '#shared/contract/limits.ts'
import type { textContract } from '#shared/contract/text.ts'
import type {
  TextEvent,
  TextPosition,
  TextQuery,
  TextRow,
  TextSearchEvent
} from '#shared/model/text-document.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import type { RowSource } from '../../viewer/row-source.ts'

type Opened = Extract<TextEvent, { kind: 'opened' }>

/** What a document is asked by. */
export type TextClient = RpcClient<typeof textContract>

/** A body as a text that the host holds, for as long as its stream is open. */
export class TextDocument implements RowSource {
  readonly client: TextClient
  readonly id: string
  readonly opened: Opened
  /** Rows that are known by now. */
  count = 0
  /** The last search of it, once it has come to its end: its matches can be asked for until another one begins. */
  searched: { query: TextQuery; end: TextSearchEvent } | undefined

  constructor(client: TextClient, opened: Opened) {
    this.client = client
    this.id = opened.id
    this.opened = opened
  }

  load(from: number, count: number, signal: AbortSignal): Promise<readonly TextRow[]> {
    const input = { id: this.id, from, count: Math.min(count, MAX_TEXT_ROWS) }
    return this.client.call('text.rows', input, { signal })
  }

  async read(start?: TextPosition, end?: TextPosition): Promise<string> {
    const input = { id: this.id, ...(start && { start }), ...(end && { end }) }
    return (await this.client.call('text.read', input)).text
  }

  async foldEnd(row: number): Promise<number | undefined> {
    return (await this.client.call('text.fold', { id: this.id, row }))?.row
  }

  /** Where the value of a row stands; undefined where there is no such thing. */
  async pathOf(row: number): Promise<string | undefined> {
    return (await this.client.call('text.path', { id: this.id, row }))?.path
  }

  async valueOf(row: number): Promise<string> {
    return (await this.client.call('text.value', { id: this.id, row })).text
  }

  /** The first row of a line, from 1; the last row where there is no such line. */
  async rowOfLine(line: number): Promise<number> {
    // A line has one row or more.
    let low = 0
    let high = Math.max(0, this.count - 1)
    while (low < high) {
      const middle = (low + high) >> 1
      const [row] = await this.client.call('text.rows', { id: this.id, from: middle, count: 1 })
      if (row && row.line >= line) high = middle
      else low = middle + 1
    }
    return low
  }
}
