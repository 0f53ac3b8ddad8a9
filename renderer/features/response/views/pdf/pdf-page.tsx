import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useRef, useState } from 'react'
import { drawPage } from './draw-page.ts'
import { explainPdfFailure } from './explain-pdf-failure.ts'

/** Of a page, in points. */
export interface PageSize {
  width: number
  height: number
}

interface PdfPageProps {
  document: PDFDocumentProxy
  /** From 1. */
  number: number
  /** CSS pixels for a point. */
  scale: number
  size: PageSize
  /** Told the size that it has in truth; always the same function. */
  onSize: (number: number, size: PageSize) => void
}

/** One page, drawn for as long as it stands. */
export function PdfPage({ document, number, scale, size, onSize }: PdfPageProps) {
  const place = useRef<HTMLDivElement>(null)
  const [failure, setFailure] = useState<string>()

  useEffect(() => {
    if (!place.current) return
    const abort = new AbortController()
    const canvas = window.document.createElement('canvas')
    canvas.className = 'size-full'
    canvas.ariaHidden = 'true'
    const text = window.document.createElement('div')
    place.current.replaceChildren(canvas, text)
    setFailure(undefined)
    const { signal } = abort
    drawPage(document, number, { canvas, text, scale, signal, onSize: size => onSize(number, size) }).catch(
      (error: unknown) => {
        if (!signal.aborted) setFailure(explainPdfFailure(error))
      }
    )
    return () => {
      abort.abort()
      // What a canvas holds is given back only then.
      canvas.width = 0
      canvas.remove()
      text.remove()
    }
  }, [document, number, scale, onSize])

  return (
    <figure
      aria-label={`Page ${number}`}
      className="relative mx-auto bg-white shadow-md"
      style={{ width: size.width * scale, height: size.height * scale }}
    >
      <div ref={place} className="size-full" />
      {failure !== undefined && (
        <figcaption className="absolute inset-x-0 top-8 p-4 text-center text-[#b3261e] text-sm">
          {failure}
        </figcaption>
      )}
    </figure>
  )
}
