import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  VerbosityLevel
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { startWorker } from '../../../../components/app-worker.ts'
import { BodyRangeTransport } from './body-range-transport.ts'
import workerUrl from './pdf.worker.ts?worker&url'
import { PdfAssets } from './pdf-assets.ts'

interface PdfEvents {
  /** It is encrypted. @param wrong whether a password was given that does not open it */
  onPassword: (unlock: (password: string) => void, wrong: boolean) => void
  onOpen: (document: PDFDocumentProxy) => void
  onFailure: (error: unknown) => void
}

/**
 * Opens a body as a document, in a worker of its own, which reads what is looked at and no more. Nothing of it runs,
 * and nothing is fetched from elsewhere.
 * @returns closes it
 */
export function openPdf(body: BodyInfo, { onPassword, onOpen, onFailure }: PdfEvents): () => void {
  const port = startWorker(workerUrl, 'pdf')
  // Taken by the next line: its types know no other way to hand it over.
  GlobalWorkerOptions.workerPort = port
  const task = getDocument({
    range: new BodyRangeTransport(body, onFailure),
    verbosity: VerbosityLevel.ERRORS,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    useWorkerFetch: false,
    BinaryDataFactory: PdfAssets
  })
  task.onPassword = (unlock: (password: string) => void, reason: number) => onPassword(unlock, reason !== 1)
  task.promise.then(onOpen, onFailure)
  return () => {
    void task.destroy().catch(() => {})
    port.terminate()
  }
}
