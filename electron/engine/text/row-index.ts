import type { LayoutKind } from '#shared/text/create-layout.ts'
import { type LeftOff, NO_PAUSE } from '#shared/text/row-layout.ts'
import type { RowPage } from '#shared/text/row-page.ts'
import { InvalidBytes } from './invalid-bytes.ts'
import { LayoutRun } from './layout-run.ts'
import type { SourceReader } from './text-source.ts'

/** Bytes between two checkpoints: to make a row again takes a fraction of a millisecond, and 1 GiB has 8192 of them. */
const SPACING_BYTES = 128 * 1024
/** For each byte of a checkpoint: it holds all that is open, and all of them together may weigh half as much as the text. */
const SPACING_PER_BYTE = 2

/** A row from which the rows after it can be made again. */
interface Checkpoint {
  row: number
  line: number
  state: Float64Array
  /** Fewest levels that are open at the beginning of a row from here to the next checkpoint. */
  leastDepth: number
}

/** The rows of a text: read once from beginning to end, and from then on made again wherever they are looked at. */
export class RowIndex {
  readonly source: SourceReader
  readonly kind: LayoutKind
  isDone = false
  readonly #run: LayoutRun
  readonly #checkpoints: Checkpoint[] = []
  readonly #invalid = new InvalidBytes()
  #nextCheckpoint = 0

  constructor(source: SourceReader, kind: LayoutKind) {
    this.source = source
    this.kind = kind
    this.#run = new LayoutRun(source, kind)
    this.#note()
  }

  /** How many rows are known by now: those that are whole. */
  get rows(): number {
    return this.#run.writer.row + (this.isDone ? 1 : 0)
  }

  get readBytes(): number {
    return this.#run.offset
  }

  /** Bytes of all rows, line ends among them. */
  get size(): number {
    return this.#run.writer.size + this.#run.writer.rowBytes
  }

  get leftOff(): LeftOff | undefined {
    return this.#run.layout.leftOff
  }

  get invalidBytes(): number {
    return this.#invalid.count
  }

  /** Reads on for a moment. */
  step(): void {
    const outcome = this.#run.step({ ...NO_PAUSE, offset: this.#nextCheckpoint }, piece =>
      this.#invalid.add(piece)
    )
    if (outcome === 'paused') this.#note()
    if (outcome !== 'ended') return
    this.#invalid.end()
    this.#noteDepth()
    this.isDone = true
  }

  /** A layout that stands at a row or shortly before it. @param page gets the rows from there on */
  from(row: number, page?: RowPage): LayoutRun {
    const checkpoint = this.#checkpoints[this.#before(row, 'row')]
    const run = new LayoutRun(this.source, this.kind, page)
    if (checkpoint) run.restore(checkpoint.state)
    return run
  }

  /** A layout that stands at the beginning of a row. */
  at(row: number): LayoutRun {
    const run = this.from(row)
    if (run.writer.row < row) run.advance({ ...NO_PAUSE, row })
    return run
  }

  /** The first row of a line, or undefined when there is no such line. */
  rowOfLine(line: number): number | undefined {
    // A line may begin before the checkpoint that is in the middle of it.
    const checkpoint = this.#checkpoints[this.#before(line - 1, 'line')]
    const run = new LayoutRun(this.source, this.kind)
    if (checkpoint) run.restore(checkpoint.state)
    while (run.writer.line < line)
      if (run.advance({ ...NO_PAUSE, row: run.writer.row + 1 }) === 'ended') return undefined
    return run.writer.row
  }

  /**
   * The first row after `row` at whose beginning only so many levels are open.
   * @returns a layout that stands there, or undefined when it is not known (yet)
   */
  afterClosing(row: number, depth: number): LayoutRun | undefined {
    const known = this.rows
    for (let at = this.#before(row, 'row'); at < this.#checkpoints.length; at++) {
      const checkpoint = this.#checkpoints[at]
      const next = this.#checkpoints[at + 1]
      const mayBeHere = next === undefined || (checkpoint?.leastDepth ?? 0) <= depth
      if (!checkpoint || !mayBeHere) continue
      const run = new LayoutRun(this.source, this.kind)
      run.restore(checkpoint.state)
      if (run.writer.row < row) run.advance({ ...NO_PAUSE, row })
      else if (run.writer.row > row && run.layout.depth <= depth) return run
      const end = next?.row ?? known
      if (run.writer.row >= end) continue
      run.advance({ ...NO_PAUSE, row: end, depth })
      if (run.layout.depth <= depth && run.writer.row < known) return run
    }
    return undefined
  }

  #note(): void {
    this.#noteDepth()
    const { writer, layout } = this.#run
    const state = this.#run.save()
    this.#checkpoints.push({ row: writer.row, line: writer.line, state, leastDepth: 0 })
    layout.leastDepth = layout.depth
    this.#nextCheckpoint = this.#run.offset + SPACING_BYTES + state.byteLength * SPACING_PER_BYTE
  }

  #noteDepth(): void {
    const last = this.#checkpoints.at(-1)
    if (last) last.leastDepth = this.#run.layout.leastDepth
  }

  /** Index of the last checkpoint that is not after a row or line; the first one where there is none. */
  #before(target: number, by: 'row' | 'line'): number {
    let low = 0
    let high = this.#checkpoints.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#checkpoints[middle]?.[by] ?? 0) <= target) low = middle
      else high = middle - 1
    }
    return low
  }
}
