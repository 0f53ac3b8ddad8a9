import { useVirtualizer } from '@tanstack/react-virtual'
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWidth } from '../../../../components/use-width.ts'
import { Quiet } from '../../quiet.tsx'
import { ViewTools } from '../view-tools.tsx'
import { explainPdfFailure } from './explain-pdf-failure.ts'
import { type PageSize, PdfPage } from './pdf-page.tsx'
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

/** Between two pages, in pixels. */
const GAP = 16

function Pages({ document, first }: { document: PDFDocumentProxy; first: PDFPageProxy }) {
  const [zoom, setZoom] = useState<PdfZoom>('fit')
  const [page, setPage] = useState(1)
  const scroller = useRef<HTMLElement>(null)
  const room = useWidth(scroller)
  const expected = first.getViewport({ scale: 1 })
  const scale = scaleOf(zoom, room, expected.width)
  const [sizes, setSizes] = useState<ReadonlyMap<number, PageSize>>(new Map())
  const sizeOf = (number: number) => sizes.get(number) ?? expected
  const [onSize] = useState(
    () => (number: number, size: PageSize) =>
      setSizes(before =>
        before.get(number)?.height === size.height && before.get(number)?.width === size.width
          ? before
          : new Map(before).set(number, size)
      )
  )
  const pages = useVirtualizer({
    count: document.numPages,
    getScrollElement: () => scroller.current,
    estimateSize: index => sizeOf(index + 1).height * scale,
    ...{ gap: GAP, paddingStart: GAP, paddingEnd: GAP, overscan: 1 }
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: where pages stand depends on their sizes
  useLayoutEffect(() => pages.measure(), [pages, scale, sizes])
  const height = pages.getTotalSize()
  const drawnScale = useRef(scale)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in sight stays there once the pages are larger
  useLayoutEffect(() => {
    if (scroller.current && drawnScale.current > 0) scroller.current.scrollTop *= scale / drawnScale.current
    drawnScale.current = scale
  }, [height])
  return (
    <>
      <ViewTools>
        <PdfTools
          page={page}
          count={document.numPages}
          onPage={number => pages.scrollToIndex(number - 1, { align: 'start' })}
          scale={scale}
          zoom={zoom}
          onZoom={setZoom}
        />
      </ViewTools>
      <section
        ref={scroller}
        aria-label="Pages of the document"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto bg-app -outline-offset-2"
        onScroll={({ currentTarget: { scrollTop, clientHeight } }) =>
          setPage((pages.getVirtualItemForOffset(scrollTop + clientHeight / 2)?.index ?? 0) + 1)
        }
      >
        <div className="relative" style={{ height }}>
          {room > 0 &&
            pages.getVirtualItems().map(({ index, start }) => (
              <div
                key={index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                <PdfPage
                  document={document}
                  number={index + 1}
                  scale={scale}
                  size={sizeOf(index + 1)}
                  onSize={onSize}
                />
              </div>
            ))}
        </div>
      </section>
    </>
  )
}
