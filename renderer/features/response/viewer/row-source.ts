import type { TextPosition, TextRow } from '#shared/model/text-document.ts'

/** Text as rows that are had by windows, however many there are. */
export interface RowSource {
  /** How many rows are known by now. It may grow. */
  readonly count: number
  /** Rows from `from` on: as many as asked for, fewer where the known ones end. */
  load(from: number, count: number, signal: AbortSignal): Promise<readonly TextRow[]>
  /**
   * The text between two places.
   * @throws ClientError BODY_LIMIT when it is too long to be had at once
   */
  read(start: TextPosition, end: TextPosition): Promise<string>
  /** The last row of what opens in a row; undefined where nothing does. */
  foldEnd?(row: number): Promise<number | undefined>
}
