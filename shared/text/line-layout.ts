import type { Pause, RowLayout } from './row-layout.ts'
import { type RowWriter, WRITER_NUMBERS } from './row-writer.ts'

const LF = 0x0a
const CR = 0x0d

/** A text by its own lines, which end with LF, CRLF or CR. */
export class LineLayout implements RowLayout {
  readonly leftOff = undefined
  readonly depth = 0
  leastDepth = 0
  /** The line ended with a CR: an LF that follows belongs to it. */
  isAfterReturn = false
  readonly #writer: RowWriter

  constructor(writer: RowWriter) {
    this.#writer = writer
  }

  run(piece: Uint8Array, base: number, from: number, pause: Pause): number {
    const writer = this.#writer
    const pauseAt = pause.offset - base
    const to = piece.length
    let at = from
    while (at < to) {
      const next = piece[at] ?? 0
      if (this.isAfterReturn) {
        this.isAfterReturn = false
        if (next === LF) {
          at++
          continue
        }
      }
      if (next === LF || next === CR) {
        at++
        this.isAfterReturn = next === CR
        writer.newLine(0, false)
        if (at >= pauseAt || writer.row >= pause.row) return at
        continue
      }
      if (writer.isFull(next)) {
        writer.split(0, 0)
        if (at >= pauseAt || writer.row >= pause.row) return at
      }
      const start = at
      const stop = Math.min(to, at + writer.room())
      while (at < stop && piece[at] !== LF && piece[at] !== CR) at++
      writer.put(piece, start, at)
    }
    return at
  }

  end(): void {}

  save(offset: number): Float64Array {
    return Float64Array.of(...this.#writer.save(), offset, this.isAfterReturn ? 1 : 0)
  }

  restore(state: Float64Array): number {
    this.#writer.restore([...state.subarray(0, WRITER_NUMBERS)])
    this.isAfterReturn = state[WRITER_NUMBERS + 1] === 1
    return state[WRITER_NUMBERS] ?? 0
  }
}
