import { ChevronDown, ChevronUp, MoveHorizontal, ZoomIn, ZoomOut } from 'lucide-react'
import { IconButton } from '../../../../components/icon-button.tsx'
import { nameZoom, nextZoom, type PdfZoom } from './pdf-zoom.ts'

interface PdfToolsProps {
  /** The one in sight, from 1. */
  page: number
  count: number
  onPage: (page: number) => void
  /** CSS pixels for a point. */
  scale: number
  zoom: PdfZoom
  onZoom: (zoom: PdfZoom) => void
}

/** Where one is in a document, and how large it is shown. */
export function PdfTools({ page, count, onPage, scale, zoom, onZoom }: PdfToolsProps) {
  const larger = nextZoom(scale, 1)
  const smaller = nextZoom(scale, -1)
  return (
    <>
      <IconButton
        label="Previous page"
        icon={<ChevronUp />}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      />
      <IconButton
        label="Next page"
        icon={<ChevronDown />}
        disabled={page >= count}
        onClick={() => onPage(page + 1)}
      />
      <span role="status" className="mx-2 whitespace-nowrap text-muted text-xs tabular-nums">
        Page {page} of {count}
      </span>
      <IconButton
        label="Smaller"
        icon={<ZoomOut />}
        disabled={smaller === undefined}
        onClick={() => smaller !== undefined && onZoom(smaller)}
      />
      <span className="w-11 text-center text-muted text-xs tabular-nums">{nameZoom(scale)}</span>
      <IconButton
        label="Larger"
        icon={<ZoomIn />}
        disabled={larger === undefined}
        onClick={() => larger !== undefined && onZoom(larger)}
      />
      <IconButton
        label="Fit the width"
        icon={<MoveHorizontal className={zoom === 'fit' ? 'text-accent' : undefined} />}
        onClick={() => onZoom('fit')}
      />
    </>
  )
}
