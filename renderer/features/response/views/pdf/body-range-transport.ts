import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { readBytes } from '../../../../state/read-bytes.ts'

/** Hands a document the parts of a stored body that it asks for: its pages are all over the file. */
export class BodyRangeTransport extends PDFDataRangeTransport {
  readonly #body: BodyInfo
  readonly #onFailure: (error: unknown) => void
  readonly #leave = new AbortController()

  /** @param onFailure told when a part cannot be read, for which the document would wait for ever */
  constructor(body: BodyInfo, onFailure: (error: unknown) => void) {
    super(body.size, null)
    this.#body = body
    this.#onFailure = onFailure
  }

  override requestDataRange(from: number, end: number): void {
    const { signal } = this.#leave
    readBytes(this.#body, { range: { from, to: Math.min(end, this.#body.size) }, signal }).then(
      bytes => this.onDataRange(from, bytes),
      (error: unknown) => {
        if (!signal.aborted) this.#onFailure(error)
      }
    )
  }

  override abort(): void {
    this.#leave.abort()
  }
}
