/** As wide as there is room, or so many times the size on paper. */
export type PdfZoom = 'fit' | number

const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4]
/** CSS pixels in a point of a PDF, of which 72 are an inch. */
const PIXELS = 96 / 72
/** Room around a page, in CSS pixels. */
const MARGIN = 24

/** CSS pixels for a point of a page. @param room the width that there is, in CSS pixels. @param width of the page, in points */
export function scaleOf(zoom: PdfZoom, room: number, width: number): number {
  return zoom === 'fit' ? Math.max(0.1, (room - 2 * MARGIN) / width) : zoom * PIXELS
}

/** The next larger or smaller size, where there is one. @param scale of now */
export function nextZoom(scale: number, direction: 1 | -1): number | undefined {
  const now = scale / PIXELS
  const further = STEPS.filter(step => (direction === 1 ? step > now * 1.01 : step < now * 0.99))
  return direction === 1 ? further[0] : further.at(-1)
}

/** `83 %` */
export function nameZoom(scale: number): string {
  return `${Math.round((scale / PIXELS) * 100)} %`
}
