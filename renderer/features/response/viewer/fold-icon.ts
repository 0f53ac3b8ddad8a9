const SVG = 'http://www.w3.org/2000/svg'

/** A chevron that points to the right. */
export function foldIcon(): SVGElement {
  const icon = document.createElementNS(SVG, 'svg')
  icon.setAttribute('viewBox', '0 0 24 24')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', 'm9 18 6-6-6-6')
  for (const [name, value] of [
    ['fill', 'none'],
    ['stroke', 'currentColor'],
    ['stroke-width', '2.5'],
    ['stroke-linecap', 'round'],
    ['stroke-linejoin', 'round']
  ] as const)
    path.setAttribute(name, value)
  icon.append(path)
  return icon
}
