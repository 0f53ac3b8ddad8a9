import { describe, expect, it } from 'vitest'
import { LIGHT_SVG, svgWeight } from '#renderer/features/response/views/image/svg-weight.ts'

const svg = (content: string) =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`

/** Each level draws the one before it ten times. */
function bomb(levels: number, reference: (id: string) => string): string {
  let text = '<g id="l0"><rect width="9" height="9"/></g>'
  for (let level = 1; level <= levels; level++)
    text += `<g id="l${level}">${reference(`l${level - 1}`).repeat(10)}</g>`
  return svg(text)
}

describe('what is drawn for an SVG', () => {
  it('is its elements', () => {
    expect(svgWeight(svg('<rect/><g><path d="M0 0"/></g>'))).toBe(4)
    expect(svgWeight(svg('<rect id="a"/><use href="#a"/><use href="#none"/>'))).toBe(5)
    expect(svgWeight(svg('<a href="https://example.com/"><text>x</text></a>'))).toBe(3)
  })

  it.each([
    ['use', (id: string) => `<use href="#${id}"/>`],
    ['an older use', (id: string) => `<use xlink:href=' #${id} '/>`],
    ['a pattern', (id: string) => `<rect fill="url(#${id})"/>`],
    ['a mask in a style', (id: string) => `<rect style="mask: url('#${id}')"/>`]
  ])('is all that is referred to, each time: %s', (_, reference) => {
    expect(svgWeight(bomb(8, reference))).toBeGreaterThan(1e8)
    expect(svgWeight(bomb(2, reference))).toBeLessThan(LIGHT_SVG)
  })

  it.each([
    ['an element that refers to itself', svg('<g id="a"><use href="#a"/></g>')],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "<rect/>">]>${svg('&a;')}`],
    ['a reference in other signs', svg('<rect id="a"/><use href="&#35;a"/>')],
    ['a style with references', svg('<style>rect{fill:url(#p)}</style>')],
    ['a picture in it that is an SVG', svg('<image href="data:image/svg+xml,x"/>')],
    ['a reference that changes', svg('<use><set attributeName="href" to="#a"/></use>')],
    ['what is cut off', '<svg><g>']
  ])('cannot be told: %s', (_, text) => {
    expect(svgWeight(text)).toBe(Number.POSITIVE_INFINITY)
  })

  it('counts effects for much', () => {
    expect(svgWeight(svg('<filter id="f"><feTurbulence/></filter><rect filter="url(#f)"/>'))).toBeGreaterThan(
      400
    )
  })
})
