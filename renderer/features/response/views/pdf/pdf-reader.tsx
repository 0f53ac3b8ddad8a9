import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useRef, useState } from 'react'
import { useWidth } from '../../../../components/use-width.ts'
import { Quiet } from '../../quiet.tsx'
import { ViewTools } from '../view-tools.tsx'
import { explainPdfFailure } from './explain-pdf-failure.ts'
import { PdfPage } from './pdf-page.tsx'
import { PdfTools } from './pdf-tools.tsx'
import { type PdfZoom, scaleOf } from './pdf-zoom.ts'

/** An open document: its pages one below the other, drawn as they come in sight. */
export function PdfReader({ document }: { document: PDFDocumentProxy }) {
  const [first, failure] = useFirstPage(document)
  if (failure !== undefined) return <Quiet>{failure}</Quiet>
  return first ? <Pages document={document} first={first} /> : <Quiet>Opening the document …</Quiet>
}

/** The first page: until another has been looked at, it is taken to be of the same size. */
function useFirstPage(document: PDFDocumentProxy): [PDFPageProxy | undefined, string | undefined] {
  const [first, setFirst] = useState<PDFPageProxy>()
  const [failure, setFailure] = useState<string>()
  useEffect(() => {
    document.getPage(1).then(setFirst, (error: unknown) => setFailure(explainPdfFailure(error)))
  }, [document])
  return [first, failure]
}

function Pages({ document, first }: { document: PDFDocumentProxy; first: PDFPageProxy }) {
  const [zoom, setZoom] = useState<PdfZoom>('fit')
  const [page, setPage] = useState(1)
  const pages = useRef<HTMLDivElement>(null)
  const room = useWidth(pages)
  const size = first.getViewport({ scale: 1 })
  const scale = scaleOf(zoom, room, size.width)
  const go = (number: number) => pages.current?.children[number - 1]?.scrollIntoView({ block: 'start' })
  return (
    <>
      <ViewTools>
        <PdfTools
          page={page}
          count={document.numPages}
          onPage={go}
          scale={scale}
          zoom={zoom}
          onZoom={setZoom}
        />
      </ViewTools>
      <section
        ref={pages}
        aria-label="Pages of the document"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto bg-app -outline-offset-2"
        onScroll={event => setPage(pageInSight(event.currentTarget))}
      >
        {room > 0 &&
          Array.from({ length: document.numPages }, (_, index) => (
            <PdfPage
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
              key={index}
              document={document}
              number={index + 1}
              scale={scale}
              expected={size}
            />
          ))}
      </section>
    </>
  )
}

/** The page that the middle of what is in sight is on. */
function pageInSight({ children, scrollTop, clientHeight, offsetTop }: HTMLElement): number {
  const middle = scrollTop + clientHeight / 2 + offsetTop
  let [low, high] = [0, children.length - 1]
  while (low < high) {
    const half = (low + high + 1) >> 1
    const child = children[half]
    if (child instanceof HTMLElement && child.offsetTop <= middle) low = half
    else high = half - 1
  }
  return low + 1
}
