import type { TextLanguage } from '#shared/format/guess-language.ts'
import type { TextRow } from '#shared/model/text-document.ts'
import { indentOf } from './cut-row.ts'
import { foldIcon } from './fold-icon.ts'
import { fillLine } from './line-element.ts'
import { part, type ViewerDom } from './viewer-dom.ts'

/** A line that is to be drawn. */
export interface WantedLine {
  rowIndex: number
  /** Which line of the row, from 0. */
  index: number
  row: TextRow | undefined
  start: number
  end: number
  /** Pixels in the layer. */
  top: number
  /** Pixels by which it is indented where it goes on with a row. */
  indent: number
  folded: boolean
}

export interface DrawnLine extends WantedLine {
  element: HTMLElement
  number: HTMLElement | undefined
}

/** More lines of one row than there can be. */
const MOST_LINES = 8192

/** The lines that are in the document. One that stays in sight is not touched: only what comes is drawn. */
export class LinePool {
  readonly #dom: ViewerDom
  readonly #language: TextLanguage
  #drawn = new Map<number, DrawnLine>()

  constructor(dom: ViewerDom, language: TextLanguage) {
    this.#dom = dom
    this.#language = language
  }

  get lines(): Iterable<DrawnLine> {
    return this.#drawn.values()
  }

  find(rowIndex: number, index: number): DrawnLine | undefined {
    return this.#drawn.get(rowIndex * MOST_LINES + index)
  }

  /** @param gutterWidth in pixels; 0 where there is no gutter */
  draw(wanted: readonly WantedLine[], height: number, gutterWidth: number): void {
    const next = new Map<number, DrawnLine>()
    const added: Node[] = []
    const numbers: Node[] = []
    for (const line of wanted) {
      const key = line.rowIndex * MOST_LINES + line.index
      const known = this.#drawn.get(key)
      if (known && isSame(known, line)) {
        if (known.top !== line.top) place(known, line.top)
        this.#drawn.delete(key)
        next.set(key, known)
        continue
      }
      const drawn = this.#make(line, height, gutterWidth)
      added.push(drawn.element)
      if (drawn.number) numbers.push(drawn.number)
      next.set(key, drawn)
    }
    for (const { element, number } of this.#drawn.values()) {
      element.remove()
      number?.remove()
    }
    this.#dom.lines.append(...added)
    this.#dom.numbers.append(...numbers)
    this.#drawn = next
  }

  clear(): void {
    this.draw([], 0, 0)
  }

  #make(line: WantedLine, height: number, gutterWidth: number): DrawnLine {
    const { row, start, end, indent, index, folded } = line
    const element = part('viewer-line')
    element.style.cssText = `height:${height}px;line-height:${height}px;padding-left:${indent}px`
    if (row) {
      fillLine(element, { row, start, end }, this.#language)
      if (index === 0 && row.depth > 0) element.style.backgroundSize = `${indentOf(row.text)}ch 100%`
      if (folded && end === row.text.length) element.append(moreMark())
    }
    const number = gutterWidth > 0 && index === 0 ? this.#number(line, height, gutterWidth) : undefined
    const drawn = { ...line, element, number }
    place(drawn, line.top)
    return drawn
  }

  #number({ row, folded, rowIndex }: WantedLine, height: number, gutterWidth: number): HTMLElement {
    const element = part('viewer-number')
    element.style.cssText = `height:${height}px;line-height:${height}px;width:${gutterWidth - 26}px`
    if (row && !row.continued) element.textContent = String(row.line)
    if (row?.opens) {
      const mark = part('viewer-fold')
      mark.style.cssText = `left:${gutterWidth - 20}px;top:0;width:16px;height:${height}px`
      mark.dataset.fold = String(rowIndex)
      if (folded) mark.dataset.folded = ''
      mark.append(foldIcon())
      element.append(mark)
    }
    return element
  }
}

function isSame(known: DrawnLine, line: WantedLine): boolean {
  return (
    known.row === line.row &&
    known.start === line.start &&
    known.end === line.end &&
    known.indent === line.indent &&
    known.folded === line.folded
  )
}

function place(line: DrawnLine, top: number): void {
  line.top = top
  line.element.style.top = `${top}px`
  if (line.number) line.number.style.top = `${top}px`
}

function moreMark(): HTMLElement {
  const mark = document.createElement('span')
  mark.className = 'viewer-more'
  mark.textContent = '⋯'
  return mark
}
