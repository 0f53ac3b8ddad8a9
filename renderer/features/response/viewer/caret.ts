import type { TextPosition } from '#shared/model/text-document.ts'
import { highlight } from './highlights.ts'
import { pointOf } from './points.ts'
import type { RowViewer } from './row-viewer.ts'

/** Where one is in a text, and what is selected of it. */
export class Caret {
  readonly #viewer: RowViewer
  /** Called when it has moved. */
  onMove: () => void = () => {}
  #head: TextPosition = { row: 0, column: 0 }
  #anchor: TextPosition = { row: 0, column: 0 }
  /** Pixels from the left that moves up and down keep to. */
  #goal: number | undefined

  constructor(viewer: RowViewer) {
    this.#viewer = viewer
  }

  get head(): TextPosition {
    return this.#head
  }

  /** Where what is selected begins: the head where nothing is. */
  get anchor(): TextPosition {
    return this.#anchor
  }

  /** In the order of the text; undefined where nothing is selected. */
  get selection(): { start: TextPosition; end: TextPosition } | undefined {
    const order = compare(this.#anchor, this.#head)
    if (order === 0) return undefined
    return order < 0 ? { start: this.#anchor, end: this.#head } : { start: this.#head, end: this.#anchor }
  }

  /** @param extend whether what is between is selected */
  moveTo(position: TextPosition, extend = false, reveal = true): void {
    this.#goal = undefined
    this.#set(position, extend, reveal)
  }

  /** Stands where it stood before, which need not be in sight. */
  stand(anchor: TextPosition, head: TextPosition): void {
    this.#anchor = anchor
    this.moveTo(head, true, false)
  }

  select(start: TextPosition, end: TextPosition): void {
    this.#anchor = start
    this.moveTo(end, true)
  }

  /** One sign, or to the edge of the row before or after. */
  moveAcross(step: 1 | -1, extend: boolean): void {
    const { row, column } = this.#head
    const text = this.#textOf(row)
    const to = column + step * signAt(text, step > 0 ? column : column - 1)
    if (to >= 0 && to <= text.length) {
      this.moveTo({ row, column: to }, extend)
      return
    }
    const next = step > 0 ? this.#viewer.next(row) : this.#viewer.previous(row)
    if (next < 0 || next >= this.#viewer.count) return
    this.moveTo({ row: next, column: step > 0 ? 0 : this.#textOf(next).length }, extend)
  }

  /** By lines as they are laid out, keeping to where one was from left to right. */
  moveDown(lines: number, extend: boolean): void {
    const viewer = this.#viewer
    this.#goal ??= this.#columnOfLine()
    let { row } = this.#head
    let line = viewer.lineOf(row, this.#head.column)
    const step = Math.sign(lines)
    for (let left = Math.abs(lines); left > 0; left--) {
      const lineCount = viewer.startsOf(viewer.rows.get(row)).length
      if (line + step >= 0 && line + step < lineCount) line += step
      else {
        const next = step > 0 ? viewer.next(row) : viewer.previous(row)
        if (next < 0 || next >= viewer.count) break
        row = next
        line = step > 0 ? 0 : viewer.startsOf(viewer.rows.get(row)).length - 1
      }
    }
    const starts = viewer.startsOf(viewer.rows.get(row))
    const start = starts[line] ?? 0
    const end = starts[line + 1] === undefined ? this.#textOf(row).length : (starts[line + 1] ?? 1) - 1
    this.#set({ row, column: Math.min(start + this.#goal, end) }, extend, true)
  }

  /** To the beginning or the end of the line as it is laid out. */
  moveToEdge(edge: 'start' | 'end', extend: boolean): void {
    const { row, column } = this.#head
    const starts = this.#viewer.startsOf(this.#viewer.rows.get(row))
    const line = this.#viewer.lineOf(row, column)
    const end = starts[line + 1] === undefined ? this.#textOf(row).length : (starts[line + 1] ?? 1) - 1
    this.moveTo({ row, column: edge === 'start' ? (starts[line] ?? 0) : end }, extend)
  }

  /** Draws it, and what is selected, over the lines in sight. */
  paint(): void {
    const { dom, metrics, place } = this.#viewer
    const at = pointOf(this.#viewer, this.#head)
    dom.caret.hidden = at === undefined
    dom.band.hidden = at === undefined || this.selection !== undefined
    for (const { number, rowIndex } of this.#viewer.lines)
      number?.toggleAttribute('data-current', rowIndex === this.#head.row)
    if (at) {
      dom.caret.style.cssText = `top:${at.y}px;left:${at.x}px;height:${metrics.height}px`
      const top = this.#viewer.topOf(this.#head.row, this.#head.column) ?? place.px
      dom.band.style.cssText = `top:${top}px;height:${metrics.height}px`
    }
    const { selection } = this
    highlight(this.#viewer, 'viewer-selection', selection ? [selection] : [])
  }

  #set(position: TextPosition, extend: boolean, reveal: boolean): void {
    this.#head = position
    if (!extend) this.#anchor = position
    if (reveal) this.#viewer.reveal(position)
    this.#viewer.schedule()
    this.onMove()
  }

  #textOf(row: number): string {
    return this.#viewer.rows.get(row)?.text ?? ''
  }

  #columnOfLine(): number {
    const { row, column } = this.#head
    return column - (this.#viewer.startsOf(this.#viewer.rows.get(row))[this.#viewer.lineOf(row, column)] ?? 0)
  }
}

export function compare(a: TextPosition, b: TextPosition): number {
  return a.row - b.row || a.column - b.column
}

/** How many code units the sign at a place is. */
function signAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xd800 && code <= 0xdfff ? 2 : 1
}
