import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useState } from 'react'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { explainPdfFailure } from './explain-pdf-failure.ts'
import { openPdf } from './open-pdf.ts'

export type Pdf =
  | { state: 'opening' }
  | { state: 'locked'; wrong: boolean; unlock: (password: string) => void }
  | { state: 'open'; document: PDFDocumentProxy }
  | { state: 'failed'; why: string }

/** A body as a document, open for as long as it is shown. */
export function usePdf(body: BodyInfo): Pdf {
  const [pdf, setPdf] = useState<Pdf>({ state: 'opening' })
  useEffect(() => {
    let wanted = true
    const tell = (next: Pdf) => {
      if (wanted) setPdf(next)
    }
    const close = openPdf(body, {
      onPassword: (unlock, wrong) => tell({ state: 'locked', wrong, unlock }),
      onOpen: document => tell({ state: 'open', document }),
      onFailure: error => tell({ state: 'failed', why: explainPdfFailure(error) })
    })
    return () => {
      wanted = false
      close()
    }
  }, [body])
  return pdf
}
