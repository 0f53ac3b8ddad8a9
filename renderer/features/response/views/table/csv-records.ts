import Papa from 'papaparse'
import { detectDelimiter } from '#shared/sniff/delimited.ts'
import { NewlineFinder } from './newline-finder.ts'
import { MOST_RECORD, type RecordSource } from './record-source.ts'

/** Records of delimited text (RFC 4180) as it comes. What delimits fields and lines is found out from its beginning. */
export class CsvRecords implements RecordSource {
  readonly names = undefined
  unclosed = false
  full = false
  #delimiter: string | undefined
  #newline: '\n' | '\r' | undefined
  #finder: NewlineFinder | undefined
  #rest = ''

  /** @param delimiter where it is known */
  constructor(delimiter?: string) {
    this.#delimiter = delimiter
  }

  feed(text: string, last: boolean): string[][] {
    if (this.full) return []
    this.#rest += text
    const records = this.#take(last)
    if (this.#rest.length <= MOST_RECORD) return records
    this.full = true
    return [...records, ...this.#take(true)]
  }

  #take(last: boolean): string[][] {
    // A delimiter that everybody means stands for a text in which there is none.
    this.#delimiter ??= detectDelimiter(this.#rest, !last) ?? ','
    this.#finder ??= new NewlineFinder(this.#delimiter)
    this.#newline ??= this.#finder.find(this.#rest, last)
    if (this.#newline === undefined) return []
    const parser = new Papa.Parser({ delimiter: this.#delimiter, newline: this.#newline })
    const { data, meta, errors } = parser.parse(this.#rest, 0, !last) as ParsedRecords
    this.unclosed = last && errors.some(({ code }) => code === 'MissingQuotes')
    this.#rest = last ? '' : this.#rest.slice(meta.cursor)
    for (const record of data) dropReturn(record)
    return data.filter(([first, ...others]) => first !== '' || others.length > 0)
  }
}

/** What the library's types leave open. */
interface ParsedRecords {
  data: string[][]
  meta: { cursor: number }
  errors: { code: string }[]
}

/** What stands before a line feed. */
function dropReturn(record: string[]): void {
  const last = record.at(-1)
  if (last?.endsWith('\r')) record[record.length - 1] = last.slice(0, -1)
}
