import './viewer.css'

/** The fixed parts of a viewer: text and gutter are clipped apart, and each moves as one layer. */
export interface ViewerDom {
  root: HTMLElement
  gutter: HTMLElement
  numbers: HTMLElement
  texts: HTMLElement
  lines: HTMLElement
  /** The background of the line of the caret, across the whole width. */
  band: HTMLElement
  caret: HTMLElement
}

export function createViewerDom(root: HTMLElement): ViewerDom {
  const gutter = part('viewer-gutter')
  gutter.setAttribute('aria-hidden', 'true')
  const numbers = part('viewer-layer')
  const texts = part('viewer-texts')
  const lines = part('viewer-layer')
  const band = part('viewer-band')
  const caret = part('viewer-caret')
  gutter.append(numbers)
  texts.append(lines)
  lines.append(caret)
  root.append(band, gutter, texts)
  return { root, gutter, numbers, texts, lines, band, caret }
}

export function part(className: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  return element
}

/** What text looks like right now, in pixels. */
export interface Metrics {
  /** Of a line. */
  height: number
  /** Of a sign of ASCII. */
  width: number
}

/** Measures with a text of the viewer's own font: it is the same for every sign. */
export function measure({ texts }: ViewerDom, lineHeight: number): Metrics {
  const probe = part('viewer-line')
  probe.textContent = 'x'.repeat(100)
  texts.append(probe)
  const width = probe.getBoundingClientRect().width / 100
  probe.remove()
  return { height: lineHeight, width: width || 8 }
}
