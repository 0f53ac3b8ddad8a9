import { createLayout, type LayoutKind } from '#shared/text/create-layout.ts'
import type { Pause, RowLayout } from '#shared/text/row-layout.ts'
import type { RowPage } from '#shared/text/row-page.ts'
import { RowWriter } from '#shared/text/row-writer.ts'
import type { SourceReader } from './text-source.ts'

/** A layout on its way through the bytes of a source. */
export class LayoutRun {
  readonly writer: RowWriter
  readonly layout: RowLayout
  /** Of the next byte to be taken. */
  offset: number
  readonly #source: SourceReader

  /** @param page gets the rows */
  constructor(source: SourceReader, kind: LayoutKind, page?: RowPage) {
    this.#source = source
    this.offset = source.start
    this.writer = new RowWriter(page)
    this.layout = createLayout(kind, this.writer, {
      guardEnd: source.guardEnd,
      // Other runs read the same source in between.
      readAhead: source.openWindow()
    })
  }

  /** Goes on from the beginning of a row that was saved. */
  restore(state: Float64Array): void {
    this.offset = this.layout.restore(state)
  }

  save(): Float64Array {
    return this.layout.save(this.offset)
  }

  /** Takes some bytes. @returns `paused` where it was to pause, `ended` when there are no more */
  step(pause: Pause, onPiece?: (piece: Uint8Array) => void): 'paused' | 'more' | 'ended' {
    const row = this.writer.row
    const piece = this.#source.read(this.offset)
    if (piece.length === 0) {
      this.layout.end(this.#source.size)
      return 'ended'
    }
    const taken = this.layout.run(piece, this.offset, 0, pause)
    onPiece?.(piece.subarray(0, taken))
    this.offset += taken
    const isPaused = taken < piece.length || (this.writer.row > row && this.writer.row >= pause.row)
    return isPaused ? 'paused' : 'more'
  }

  /** Takes bytes until it pauses or ends. */
  advance(pause: Pause): 'paused' | 'ended' {
    for (;;) {
      const outcome = this.step(pause)
      if (outcome !== 'more') return outcome
    }
  }
}
