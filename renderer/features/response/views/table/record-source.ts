/** More columns are not shown. */
export const MOST_COLUMNS = 16_384

/** A record of more characters is taken for what it is not: it is cut there, and nothing behind it is read. */
export const MOST_RECORD = 8 * 1024 * 1024

/** Takes records out of a text that comes in pieces. */
export interface RecordSource {
  /** Names of the fields as far as they are known; undefined where only a first record can name them. */
  readonly names: readonly string[] | undefined
  /** Whether a quote was not closed before the text ended: all after it is one field. */
  readonly unclosed?: boolean
  /** Whether a record was longer than is held: what follows is left out. */
  readonly full?: boolean
  /** @returns the records that are whole by now. A field that a record does not have is left out, or undefined */
  feed(text: string, last: boolean): (string | undefined)[][]
}
