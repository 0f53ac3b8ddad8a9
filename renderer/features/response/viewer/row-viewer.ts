import type { TextLanguage } from '#shared/format/guess-language.ts'
import type { TextPosition, TextRow } from '#shared/model/text-document.ts'
import { columnsOf, cutRow, hangingIndent } from './cut-row.ts'
import { Folds } from './folds.ts'
import { type DrawnLine, LinePool, type WantedLine } from './line-pool.ts'
import { RowCache } from './row-cache.ts'
import type { RowSource } from './row-source.ts'
import { moveBy, type Place, type StandingRows, TOP, withinEnd } from './scroll-place.ts'
import { createViewerDom, type Metrics, measure, type ViewerDom } from './viewer-dom.ts'

export interface ViewerOptions {
  language: TextLanguage
  wrap: boolean
  /** Whether lines are numbered. */
  numbers: boolean
  lineHeight: () => number
  /** Something that is not an event of the viewer itself could not be had. */
  onFailure: (error: unknown) => void
}

/** Space right of numbers: the mark of a fold stands in it. */
const BEHIND_NUMBERS = 26
/** Digits that there is always room for. */
const FEWEST_DIGITS = 4
const PADDING_TOP = 8
export const SCROLLBAR = 10
/** Lines drawn beyond the edges, so that a step of the wheel finds them there. */
const OVERSCAN = 6
/** Beyond this many pixels the layers begin anew: browsers lose precision far out. */
const FAR = 500_000

/**
 * Draws those rows of a source that are in sight, and moves over them. The document holds some screenfuls of lines,
 * whatever the source holds. Scrolling is the viewer's own, as the editors' is: no browser scrolls over a billion
 * pixels, and where lines are wrapped nobody knows how many there are.
 */
export class RowViewer implements StandingRows {
  readonly dom: ViewerDom
  readonly source: RowSource
  readonly options: ViewerOptions
  readonly rows: RowCache
  /** What is called after each painting. */
  readonly onPaint = new Set<() => void>()
  readonly #pool: LinePool
  #place: Place = TOP
  #folds = new Folds()
  #left = 0
  #widest = 0
  #origin = 0
  #frame: number | undefined
  #metrics: Metrics
  #size = { width: 0, height: 0 }
  #starts = new WeakMap<TextRow, { columns: number; starts: number[] }>()

  constructor(root: HTMLElement, source: RowSource, options: ViewerOptions) {
    this.source = source
    this.options = options
    this.dom = createViewerDom(root)
    this.#metrics = measure(this.dom, options.lineHeight())
    this.#size = { width: root.clientWidth, height: root.clientHeight }
    this.#pool = new LinePool(this.dom, options.language)
    this.rows = new RowCache(source, () => this.schedule(), options.onFailure)
  }

  get count(): number {
    return this.source.count
  }
  get place(): Place {
    return this.#place
  }
  /** How far down in the layer the upper edge is, in pixels. */
  get origin(): number {
    return this.#origin
  }
  get left(): number {
    return this.#left
  }
  get folds(): Folds {
    return this.#folds
  }
  get metrics(): Metrics {
    return this.#metrics
  }
  get lines(): Iterable<DrawnLine> {
    return this.#pool.lines
  }
  /** Of the text, in pixels. */
  get view(): { width: number; height: number } {
    const width = this.#size.width - this.gutterWidth
    // The bar across would cover the last line.
    return { width, height: this.#size.height - (this.contentWidth > width ? SCROLLBAR : 0) }
  }
  get gutterWidth(): number {
    if (!this.options.numbers) return 12
    const digits = Math.max(FEWEST_DIGITS, String(this.source.count).length)
    return Math.round(digits * this.#metrics.width) + BEHIND_NUMBERS
  }
  /** The widest of what has been seen, in pixels. */
  get contentWidth(): number {
    return this.options.wrap ? 0 : this.#widest * this.#metrics.width + 2 * this.#metrics.width
  }

  next(row: number): number {
    return this.#folds.next(row)
  }
  previous(row: number): number {
    return this.#folds.previous(row)
  }
  heightOf(row: number): number {
    const lines = this.startsOf(this.rows.get(row)).length * this.#metrics.height
    return row === 0 ? lines + PADDING_TOP : lines
  }

  /** Where the lines of a row begin. */
  startsOf(row: TextRow | undefined): readonly number[] {
    if (!row || !this.options.wrap) return [0]
    const columns = this.#columns
    const known = this.#starts.get(row)
    if (known?.columns === columns) return known.starts
    const starts = cutRow(row.text, columns)
    this.#starts.set(row, { columns, starts })
    return starts
  }

  /** Columns that lines are wrapped at: those that the scrollbar leaves. */
  get #columns(): number {
    return Math.max(8, Math.floor((this.view.width - SCROLLBAR - 4) / this.#metrics.width))
  }

  setWrap(wrap: boolean): void {
    if (wrap === this.options.wrap) return
    this.options.wrap = wrap
    this.#left = 0
    this.#place = { row: this.#place.row, px: 0 }
    this.schedule()
  }

  /** Something that sizes depend on has changed. */
  remeasure(): void {
    const { clientWidth: width, clientHeight: height } = this.dom.root
    this.#size = { width, height }
    this.#metrics = measure(this.dom, this.options.lineHeight())
    this.#pool.clear()
    this.paint()
  }

  setFolds(folds: Folds): void {
    this.#folds = folds
    this.#place = { ...this.#place, row: folds.shown(this.#place.row) }
    this.schedule()
  }

  scrollBy(x: number, y: number): void {
    if (x !== 0) this.scrollToLeft(this.#left + x)
    if (y === 0) return
    const before = this.#place
    this.#place = withinEnd(moveBy(before, y, this), this.view.height, this)
    // What stays in sight keeps its place in the layer.
    if (this.#place.row !== before.row || this.#place.px !== before.px) this.#origin += y
    this.schedule()
  }

  scrollToLeft(left: number): void {
    this.#left = Math.max(0, Math.min(left, this.contentWidth - this.view.width))
    this.schedule()
  }

  scrollTo(place: Place): void {
    this.#place = withinEnd(place, this.view.height, this)
    this.schedule()
  }

  /** Brings a place into sight: as little as is needed when it is near, into the middle when it is far or shall be. */
  reveal({ row, column }: TextPosition, centred = false): void {
    this.#folds = this.#folds.revealing(row)
    const { height } = this.#metrics
    const y = this.topOf(row, column)
    const beyond = y === undefined || y < 0 || y + height > this.view.height
    if (y === undefined || (centred && beyond))
      this.scrollTo(moveBy({ row, px: 0 }, -this.view.height / 3, this))
    else if (y < 0) this.scrollBy(0, y)
    else if (y + height > this.view.height) this.scrollBy(0, y + height - this.view.height)
    if (this.options.wrap) return
    const text = this.rows.get(row)?.text.slice(0, column) ?? ''
    const x = columnsOf(text) * this.#metrics.width
    if (x < this.#left) this.scrollToLeft(x - this.view.width / 4)
    else if (x > this.#left + this.view.width - 20) {
      this.#widest = Math.max(this.#widest, columnsOf(text) + 1)
      this.scrollToLeft(x - this.view.width * 0.75)
    }
  }

  /** Where the line of a place stands, from the upper edge; undefined when it is more than a screenful away. */
  topOf(row: number, column: number): number | undefined {
    const { height } = this.view
    const line = this.lineOf(row, column)
    const at = (y: number) => y + line * this.#metrics.height + (row === 0 ? PADDING_TOP : 0)
    let y = -this.#place.px
    if (row >= this.#place.row) {
      for (let each = this.#place.row; y < 2 * height; each = this.next(each)) {
        if (each >= row) return at(y)
        y += this.heightOf(each)
      }
      return undefined
    }
    for (let each = this.#place.row; y > -height; ) {
      each = this.previous(each)
      if (each < 0) return undefined
      y -= this.heightOf(each)
      if (each <= row) return at(y)
    }
    return undefined
  }

  /** Which line of its row a place is on. */
  lineOf(row: number, column: number): number {
    const starts = this.startsOf(this.rows.get(row))
    return Math.max(
      0,
      starts.findLastIndex(start => start <= column)
    )
  }

  /** A line that is drawn. */
  drawnLine(row: number, index: number): DrawnLine | undefined {
    return this.#pool.find(row, index)
  }

  schedule(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined
      this.paint()
    })
  }

  paint(): void {
    const { dom, options } = this
    const { height } = this.#metrics
    const view = this.view
    this.#place = withinEnd(this.#place, view.height, this)
    if (Math.abs(this.#origin) > FAR) this.#origin = 0
    const wanted = this.#linesInSight(view.height)
    const gutter = this.gutterWidth
    this.#pool.draw(wanted, height, options.numbers ? gutter : 0)
    for (const { row } of wanted)
      if (row && !options.wrap) this.#widest = Math.max(this.#widest, columnsOf(row.text))
    dom.gutter.style.width = `${gutter}px`
    dom.texts.style.left = `${gutter}px`
    dom.numbers.style.transform = `translateY(${-this.#origin}px)`
    dom.lines.style.transform = `translate(${-this.#left}px, ${-this.#origin}px)`
    const first = wanted[0]?.rowIndex ?? 0
    this.rows.want(first, wanted.at(-1)?.rowIndex ?? first)
    for (const paint of this.onPaint) paint()
  }

  end(): void {
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
    this.rows.end()
    this.dom.root.replaceChildren()
  }

  #linesInSight(viewHeight: number): WantedLine[] {
    const { height } = this.#metrics
    const from = moveBy(this.#place, -OVERSCAN * height, this)
    const lines: WantedLine[] = []
    let y = -this.#place.px
    for (let row = this.#place.row; row > from.row; ) {
      row = this.previous(row)
      y -= this.heightOf(row)
    }
    for (let rowIndex = from.row; rowIndex < this.count; rowIndex = this.next(rowIndex)) {
      const row = this.rows.get(rowIndex)
      const starts = this.startsOf(row)
      const indent = row && starts.length > 1 ? hangingIndent(row.text, this.#columns) : 0
      if (rowIndex === 0) y += PADDING_TOP
      for (const [index, start] of starts.entries()) {
        if (y > viewHeight + OVERSCAN * height) return lines
        if (y >= -OVERSCAN * height)
          lines.push({
            ...{ rowIndex, index, row, start, end: starts[index + 1] ?? row?.text.length ?? 0 },
            top: this.#origin + y,
            indent: index > 0 ? indent * this.#metrics.width : 0,
            folded: this.#folds.has(rowIndex)
          })
        y += height
      }
    }
    return lines
  }
}
