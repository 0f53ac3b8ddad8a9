import type { TextQuery } from '#shared/model/text-document.ts'
import { askWorker } from '../../../../components/ask-worker.ts'
import type { CodeControl } from '../../../../components/code-control.ts'
import workerUrl from '../find/find.worker.ts?worker&url'
import { MOST_FOUND } from '../find/find-in-text.ts'
import type { TextDocument } from './text-document.ts'
import type { TextPlace } from './text-memory.ts'
import type { FindProgress, TextSurface } from './text-surface.ts'

/** What one can do in a text that an editor shows. */
export class EditorSurface implements TextSurface {
  readonly #control: CodeControl
  readonly #placeNow: () => TextPlace
  readonly #ask: AskDocument
  #found = new Uint32Array()

  /**
   * @param placeNow of the text that is in it now; it begins where it was left there
   * @param askDocument asks the host about the same text
   */
  constructor(control: CodeControl, placeNow: () => TextPlace, askDocument: AskDocument) {
    this.#control = control
    this.#placeNow = placeNow
    this.#ask = askDocument
    if (this.place.editor) control.bringBack(this.place.editor)
  }

  get place(): TextPlace {
    return this.#placeNow()
  }

  /** To be called before it is gone. */
  leave(): void {
    this.place.editor = this.#control.state()
  }

  focus(): void {
    this.#control.focus()
  }

  async selectedText(): Promise<string> {
    return this.#control.selectedText()
  }

  async allText(): Promise<string> {
    return this.#control.text()
  }

  path(): Promise<string | undefined> {
    return this.#atCaret((document, row) => document.pathOf(row))
  }

  async value(): Promise<string> {
    const { line, lineText } = this.#control
    return (await this.#atCaret((document, row) => document.valueOf(row))) ?? lineText(line())
  }

  async lineCount(): Promise<number> {
    return this.#control.lineCount()
  }

  async goToLine(line: number): Promise<void> {
    this.#control.goToLine(line)
  }

  toggleFold(): void {
    this.#control.fold('toggle')
  }

  async foldAll(): Promise<boolean> {
    this.#control.fold('within')
    return true
  }

  unfoldAll(): void {
    this.#control.fold('none')
  }

  async find(query: TextQuery, tell: (progress: FindProgress) => void, signal: AbortSignal): Promise<void> {
    this.endFind()
    const question = { text: this.#control.text(), query }
    // A pattern that never comes to an end does not outlive it.
    this.#found = await askWorker(workerUrl, 'find', { question, signal })
    if (signal.aborted) return
    this.#control.mark(this.#found)
    const matches = this.#found.length / 2
    tell({ matches, capped: matches >= MOST_FOUND, searched: 1, done: true })
  }

  async nearestMatch(): Promise<number | undefined> {
    const { from } = this.#control.selection()
    const at = this.#found.findIndex((offset, index) => index % 2 === 0 && offset >= from)
    return at < 0 ? undefined : at / 2
  }

  async markMatch(n: number): Promise<void> {
    this.#control.mark(this.#found, n)
  }

  async showMatch(n: number): Promise<void> {
    const [from, to] = this.#found.subarray(n * 2, n * 2 + 2)
    if (from === undefined || to === undefined) return
    this.#control.mark(this.#found, n)
    this.#control.select(from, to)
  }

  endFind(): void {
    this.#found = new Uint32Array()
    this.#control.mark(this.#found)
  }

  /** Asks about the row of the caret, where the document has the very same line there. */
  #atCaret<T>(ask: (document: TextDocument, row: number) => Promise<T | undefined>): Promise<T | undefined> {
    const line = this.#control.line()
    const text = this.#control.lineText(line)
    return this.#ask(async document => {
      const row = await document.rowOfLine(line)
      const [known] = await document.load(row, 1, new AbortController().signal)
      return known?.line === line && text.startsWith(known.text) ? ask(document, row) : undefined
    })
  }
}

/** Hands out a document of the host with the text that is shown, for as long as it is asked. */
export type AskDocument = <T>(ask: (document: TextDocument) => Promise<T>) => Promise<T | undefined>
