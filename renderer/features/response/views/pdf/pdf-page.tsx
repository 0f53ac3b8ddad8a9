import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useRef, useState } from 'react'
import { drawPage } from './draw-page.ts'
import { explainPdfFailure } from './explain-pdf-failure.ts'

interface PdfPageProps {
  document: PDFDocumentProxy
  /** From 1. */
  number: number
  /** CSS pixels for a point. */
  scale: number
  /** Its size in points, until that is known. */
  expected: { width: number; height: number }
}

/** One page: a place of its size, and its picture while it is in sight or about to be. */
export function PdfPage({ document, number, scale, expected }: PdfPageProps) {
  const place = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  const [size, setSize] = useState(expected)
  const [failure, setFailure] = useState<string>()

  useEffect(() => {
    if (!place.current) return
    const sight = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), {
      root: place.current.closest('section'),
      rootMargin: '100%'
    })
    sight.observe(place.current)
    return () => sight.disconnect()
  }, [])

  useEffect(() => {
    if (!near || !place.current) return
    const abort = new AbortController()
    const canvas = window.document.createElement('canvas')
    canvas.className = 'size-full'
    canvas.ariaHidden = 'true'
    const text = window.document.createElement('div')
    place.current.replaceChildren(canvas, text)
    const { signal } = abort
    drawPage(document, number, { canvas, text, scale, signal, onSize: setSize }).catch((error: unknown) => {
      if (!signal.aborted) setFailure(explainPdfFailure(error))
    })
    return () => {
      abort.abort()
      // What a canvas holds is given back only then.
      canvas.width = 0
      canvas.remove()
      text.remove()
    }
  }, [document, number, scale, near])

  return (
    <figure
      aria-label={`Page ${number}`}
      className="relative mx-auto my-4 bg-white shadow-md"
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
