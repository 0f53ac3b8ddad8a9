/** Where a layout is to pause: at the first row that satisfies one of these. */
export interface Pause {
  /** It begins at this byte of the text, or after it. */
  offset: number
  /** It is this row, or a later one. */
  row: number
  /** So few levels are open where it begins. */
  depth: number
}

export const NO_PAUSE: Pause = { offset: Infinity, row: Infinity, depth: -1 }

/** Why a text is kept as it is from some byte on. */
export interface LeftOff {
  why: 'syntax' | 'depth' | 'end'
  /** Of the byte in the text. */
  offset: number
  row: number
}

/** The value of a row, by the bytes of the text. */
export interface ValueSpan {
  start: number
  end: number
}

/**
 * Makes rows of the bytes of a text in UTF-8. It is handed them piece by piece and keeps none, so that a text of any
 * size has one; where it stands at the beginning of a row can be saved, and rows be made again from there.
 */
export interface RowLayout {
  /**
   * Goes on with the bytes of a piece.
   * @param base where the piece stands in the text
   * @param from index in the piece of the first byte that was not yet taken
   * @returns index of the first byte that was not taken: the end of the piece, or less where it paused
   */
  run(piece: Uint8Array, base: number, from: number, pause: Pause): number
  /** There are no more bytes. @param size how many there were */
  end(size: number): void
  /** Where it stands. Only between rows: at the beginning of the text, and where it paused. @param offset of the next byte */
  save(offset: number): Float64Array
  /** Goes on where `save` was called. @returns the offset of the byte to go on with */
  restore(state: Float64Array): number
  readonly leftOff: LeftOff | undefined
  /** Levels that are open. */
  readonly depth: number
  /** Fewest levels that were open at the beginning of a row since this was set. */
  leastDepth: number
}
