import { type RowViewer, SCROLLBAR } from './row-viewer.ts'
import { withinEnd } from './scroll-place.ts'
import { part } from './viewer-dom.ts'

const SHORTEST_THUMB = 20

/** How far something can be scrolled, and how far it is, in units of its own. */
interface Extent {
  at: number
  /** The furthest. */
  end: number
  /** How much of it is in sight, from 0 to 1. */
  share: number
}

/** Bars like the editors', which say where in the whole one is and lead elsewhere. @returns draws them anew */
export function addScrollBars(viewer: RowViewer): () => void {
  const down = addBar(viewer, {
    style: `top:0;bottom:0;right:0;width:${SCROLLBAR}px`,
    axis: 'clientY',
    size: 'height',
    edge: 'top',
    extent: () => extentDown(viewer),
    goTo: at => scrollToRow(viewer, at)
  })
  const across = addBar(viewer, {
    style: `left:0;right:${SCROLLBAR}px;bottom:0;height:${SCROLLBAR}px`,
    axis: 'clientX',
    size: 'width',
    edge: 'left',
    extent: () => {
      const { left, contentWidth, view } = viewer
      return {
        at: left,
        end: Math.max(0, contentWidth - view.width),
        share: view.width / Math.max(1, contentWidth)
      }
    },
    goTo: left => viewer.scrollToLeft(left)
  })
  return () => {
    down()
    across()
  }
}

interface BarOptions {
  style: string
  axis: 'clientX' | 'clientY'
  size: 'width' | 'height'
  edge: 'left' | 'top'
  extent: () => Extent
  goTo: (at: number) => void
}

function addBar(viewer: RowViewer, { style, axis, size, edge, extent, goTo }: BarOptions): () => void {
  const track = part('viewer-bar')
  track.style.cssText = style
  const thumb = part('viewer-thumb')
  if (size === 'height') thumb.style.width = '100%'
  else thumb.style.height = '100%'
  track.append(thumb)
  viewer.dom.root.append(track)

  // Asking the browser would have it lay out the lines that were just drawn.
  const room = () => viewer.view[size] + (size === 'width' ? viewer.gutterWidth - SCROLLBAR : 0)
  const lengthOf = (share: number) => Math.min(room(), Math.max(SHORTEST_THUMB, room() * share))
  track.addEventListener('pointerdown', event => {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    track.setPointerCapture(event.pointerId)
    const { end, share } = extent()
    const way = Math.max(1, room() - lengthOf(share))
    const grip =
      event.target === thumb ? event[axis] - thumb.getBoundingClientRect()[edge] : lengthOf(share) / 2
    const follow = (event: PointerEvent) => {
      const at = event[axis] - track.getBoundingClientRect()[edge] - grip
      goTo(Math.max(0, Math.min(1, at / way)) * end)
    }
    follow(event)
    track.addEventListener('pointermove', follow)
    track.addEventListener('lostpointercapture', () => track.removeEventListener('pointermove', follow), {
      once: true
    })
  })

  return () => {
    const { at, end, share } = extent()
    track.hidden = share >= 1
    if (track.hidden) return
    const length = lengthOf(share)
    thumb.style[size] = `${length}px`
    const moved = end > 0 ? (Math.min(at, end) / end) * (room() - length) : 0
    thumb.style.transform = size === 'height' ? `translateY(${moved}px)` : `translateX(${moved}px)`
  }
}

/** In rows that are not folded away. */
function extentDown(viewer: RowViewer): Extent {
  const { folds, place, count, view, metrics } = viewer
  const total = Math.max(1, count - folds.hidden)
  const of = ({ row, px }: typeof place) => folds.placeOf(row) + px / viewer.heightOf(row)
  const last = withinEnd({ row: folds.shown(Math.max(0, count - 1)), px: 0 }, view.height, viewer)
  const end = of(last)
  return { at: of(place), end, share: end === 0 ? 1 : view.height / metrics.height / total }
}

function scrollToRow(viewer: RowViewer, at: number): void {
  const row = viewer.folds.rowAt(Math.floor(at))
  viewer.scrollTo({ row, px: (at % 1) * viewer.heightOf(row) })
}
