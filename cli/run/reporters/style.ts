import { type Paint, painter, wantsColours } from '../../terminal/colours.ts'
import { speaksUnicode } from '../../terminal/speaks-unicode.ts'

/** How lines for people look. */
export interface Style {
  paint: Paint
  marks: typeof MARKS
  /** How wide a line may be; where it is no terminal it is not cut. */
  columns: number
}

const MARKS = { passed: '✓', failed: '✗', none: '–', cut: '…', dot: '·', times: '×' }
const ASCII_MARKS: typeof MARKS = { passed: '.', failed: 'x', none: '-', cut: '~', dot: '-', times: 'x' }

/** What the stream and the locale can show. */
export function styleOf(stream: { isTTY?: boolean; columns?: number }): Style {
  return {
    paint: painter(wantsColours(stream)),
    marks: speaksUnicode() ? MARKS : ASCII_MARKS,
    columns: (stream.isTTY && stream.columns) || Number.POSITIVE_INFINITY
  }
}
