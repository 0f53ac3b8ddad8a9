import { PDFDataRangeTransport } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readWindows } from '#shared/client/body-windows.ts'
import { joinBytes } from '#shared/client/join-bytes.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { host } from '../../../../state/host.ts'

/** Hands a document the parts of a stored body that it asks for: its pages are all over the file. */
export class BodyRangeTransport extends PDFDataRangeTransport {
  readonly #body: BodyInfo
  readonly #onFailure: (error: unknown) => void

  /** @param onFailure told when a part cannot be read, for which the document would wait for ever */
  constructor(body: BodyInfo, onFailure: (error: unknown) => void) {
    super(body.size, null)
    this.#body = body
    this.#onFailure = onFailure
  }

  override requestDataRange(begin: number, end: number): void {
    this.#read(begin, Math.min(end, this.#body.size)).catch(this.#onFailure)
  }

  async #read(from: number, to: number): Promise<void> {
    const windows: Uint8Array[] = []
    for await (const window of readWindows(this.#body, host, { from, to })) windows.push(window)
    this.onDataRange(from, joinBytes(windows))
  }
}
