import { describe, expect, it } from 'vitest'
import { isLightSvg } from '#renderer/features/response/views/image/light-svg.ts'

const XMLNS = 'xmlns="http://www.w3.org/2000/svg"'
const svg = (content: string) => `<svg ${XMLNS}>${content}</svg>`
const MIB = 1024 * 1024
const fill = (piece: string) => piece.repeat(Math.floor(MIB / piece.length))

describe('an SVG that is drawn by itself', () => {
  it.each([
    ['shapes', svg('<rect/><g><path d="M0 0L3.14159265 1e-7"/></g>')],
    [
      'a declaration and comments',
      `<?xml version="1.0" encoding="UTF-8"?>\n<!-- it is -->\n${svg('<rect/>')}`
    ],
    ['a gradient', svg('<linearGradient id="a"/><rect fill="url(#a)"/>')],
    ['a style of its own', svg('<rect style="fill:#1e1e1e; stroke-dasharray:none;enable-background:new"/>')],
    ['text', svg('<text x="1">Fish &amp; chips</text>')],
    ['a picture', svg('<image xlink:href="data:image/png;base64,AAAA"/>')],
    ['what runs in no picture', svg('<script>run()</script><rect onload="run()"/>')],
    [
      'what an editor keeps in it',
      svg('<sodipodi:namedview inkscape:zoom="1"/><g id="path8234567" inkscape:label="a"/>')
    ]
  ])('has %s', (_, text) => {
    expect(isLightSvg(text)).toBe(true)
  })
})

describe('an SVG that may draw very much', () => {
  it.each<readonly [string, string]>([
    ['what is drawn again', svg('<g id="a"/><use href="#a"/>')],
    ['that in a name of its own', svg('<s:use xmlns:s="http://www.w3.org/2000/svg"/>')],
    ...['pattern', 'mask', 'marker', 'clipPath', 'filter', 'symbol', 'foreignObject', 'set', 'animate'].map(
      name => [name, svg(`<${name}/>`)] as const
    ),
    ['a style sheet', svg('<style>@import "data:text/css,"</style>')],
    ['a style sheet before it', `<?xml-stylesheet href="data:text/css,"?>${svg('')}`],
    ['a type of document', `<!DOCTYPE svg [<!ENTITY a "<rect/>">]>${svg('')}`],
    ['another encoding', `<?xml version="1.0" encoding="iso-2022-jp"?>${svg('')}`],
    ['a character by its number', svg('<g id="&#97;"/>')],
    ['an escape of CSS', svg('<rect fill="\\75rl(#a)"/>')],
    ['a mask', svg('<rect mask="URL(#m)"/>')],
    ['a mask in a style', svg('<rect style="fill:red;/**/mask:URL(#m)"/>')],
    ['a marker behind a comment', svg('<path style="/*;*/marker-mid:url(#m)"/>')],
    ['a server of paint that is elsewhere', svg('<rect fill="url(data:image/svg+xml,x#p)"/>')],
    ['a picture that is an SVG', svg('<image href="data:image/svg+xml,x"/>')],
    ['a picture that is elsewhere', svg('<image q:href="https://example.com/"/>')],
    ['dashes', svg('<circle r="150000" stroke-dasharray="1 1"/>')],
    ['lines without end', svg('<circle r="1e9"/><circle r="150000"/>')],
    ['a blur', svg('<rect style="filter:blur(99px)"/>')],
    ['many elements', svg('<g/>'.repeat(2001))],
    ['many layers', svg('<g opacity=".5"/>'.repeat(200))],
    ['much text', svg(`<text>${'a'.repeat(10_001)}</text>`)],
    ['a long path', svg(`<path d="${'l1 1'.repeat(50_000)}"/>`)],
    ['deep elements', svg(`${'<g>'.repeat(60)}${'</g>'.repeat(60)}`)]
  ])('has %s', (_, text) => {
    expect(isLightSvg(text)).toBe(false)
  })
})

/** Each takes hours where a pattern begins anew at every place. */
it.each([
  ['of attributes', `<svg ${fill('a="b" ')}`],
  ['of white space', `<svg${fill(' ')}<`],
  ['of a word', `<svg class="${fill('a')}`],
  ['of signs of equality', `<svg ${fill('a = ')}`],
  ['of addresses', `<svg fill="${fill('url(')}"/>`],
  ['of declarations', `<svg style="${fill('fill:url(#a) ;')}"/>`],
  ['of comments', fill('<!--')],
  ['of ends', fill('</g>')],
  ['of digits', `<svg d="${fill('.1')}"/>`],
  ['of white space in a declaration', `<?xml ${fill(' ')}`]
])('a MiB %s is looked through once', (_, text) => {
  expect(isLightSvg(text)).toBe(false)
})
