import { decodeText, type EncodingHints } from '#shared/format/decode-text.ts'
import { type TextDecoding, textDecoder } from '#shared/format/text-decoder.ts'
import type { FeedQuestion } from '../feed-question.ts'
import { CsvRecords } from './csv-records.ts'
import { JsonRecords } from './json-records.ts'
import { TableData, type TableRange, type TableRow, type TableShape, type TableSort } from './table-data.ts'

export type TableFormat = 'csv' | 'tsv' | 'json' | 'ndjson'

export type TableQuestion =
  | { kind: 'open'; format: TableFormat; hints: EncodingHints }
  | FeedQuestion
  | { kind: 'rows'; from: number; count: number }
  | { kind: 'sort'; by: TableSort | undefined }
  | { kind: 'head'; headed: boolean }
  | { kind: 'copy'; range: TableRange }

export interface TableAnswer {
  /** Where it may have changed. */
  shape?: TableShape
  rows?: TableRow[]
  text?: string
}

/** A table that is asked by messages. */
export class TableDesk {
  #data = new TableData(new CsvRecords())
  #hints: EncodingHints = {}
  #decoder: TextDecoding | undefined

  answer(question: TableQuestion): TableAnswer {
    switch (question.kind) {
      case 'open':
        this.#data = new TableData(sourceOf(question.format))
        this.#hints = question.hints
        this.#decoder = undefined
        break
      case 'feed':
        this.#feed(question)
        break
      case 'rows':
        return { rows: this.#data.rows(question.from, question.count) }
      case 'sort':
        this.#data.sort(question.by)
        break
      case 'head':
        this.#data.head(question.headed)
        break
      case 'copy':
        return { text: this.#data.copy(question.range) }
    }
    return { shape: this.#data.shape }
  }

  #feed({ bytes, last, pause }: FeedQuestion): void {
    // What the first piece is written in, the others are too.
    this.#decoder ??= textDecoder(decodeText(bytes, { ...this.#hints, cut: !last }).encoding)
    this.#data.feed(this.#decoder.decode(bytes, { stream: !last }), { last, pause })
  }
}

function sourceOf(format: TableFormat) {
  if (format === 'json' || format === 'ndjson') return new JsonRecords(format === 'ndjson')
  return new CsvRecords(format === 'tsv' ? '\t' : undefined)
}
