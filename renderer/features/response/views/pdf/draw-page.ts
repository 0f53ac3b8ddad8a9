import './text-layer.css'
import { type PDFDocumentProxy, TextLayer } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Largest picture of a page, in pixels: a page may say that it is as large as it likes. */
const MOST_PIXELS = 16 * 1024 * 1024

interface Drawing {
  canvas: HTMLCanvasElement
  /** What its text is put into, unseen and over the picture. */
  text: HTMLElement
  /** CSS pixels for a point. */
  scale: number
  signal: AbortSignal
  /** Told the size of the page in points. */
  onSize: (size: { width: number; height: number }) => void
}

/**
 * Draws a page of a document, in the pixels that the screen has, and lays its text over that.
 * @throws Error of the document when that is not possible; the signal's reason when it is no longer wanted
 */
export async function drawPage(
  document: PDFDocumentProxy,
  number: number,
  { canvas, text, scale, signal, onSize }: Drawing
): Promise<void> {
  const page = await document.getPage(number)
  signal.throwIfAborted()
  const { width, height } = page.getViewport({ scale: 1 })
  onSize({ width, height })
  const fine = Math.min(scale * devicePixelRatio, Math.sqrt(MOST_PIXELS / (width * height)))
  const viewport = page.getViewport({ scale: fine })
  canvas.width = Math.max(1, Math.floor(viewport.width))
  canvas.height = Math.max(1, Math.floor(viewport.height))
  const task = page.render({ canvas, viewport })
  const cancel = () => task.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    await task.promise
    signal.throwIfAborted()
    text.className = 'pdf-text'
    text.style.setProperty('--total-scale-factor', String(scale))
    await new TextLayer({
      textContentSource: page.streamTextContent(),
      container: text,
      viewport: page.getViewport({ scale })
    }).render()
  } finally {
    signal.removeEventListener('abort', cancel)
    page.cleanup()
  }
}
