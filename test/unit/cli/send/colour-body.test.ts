import fc from 'fast-check'
import { expect, test } from 'vitest'
import { colourBody } from '../../../../cli/send/colour-body.ts'
import { painter } from '../../../../cli/terminal/colours.ts'

const mark = (colour: string, text: string) => `<${colour}:${text}>`

test.each([
  ['{"a": "b"}', '{<cyan:"a">: <green:"b">}'],
  ['[1, -2.5e+3, true, null]', '[<yellow:1>, <yellow:-2.5e+3>, <magenta:true>, <magenta:null>]'],
  ['"a\\"1: true"', '<green:"a\\"1: true">'],
  ['\\x1b[2J \\u0085 x12 12x', '\\x1b[2J \\u0085 x12 12x'],
  ['[\\x07\\u202e 7]', '[\\x07\\u202e <yellow:7>]'],
  ['{"cut": "of', '{<cyan:"cut">: "of']
])('JSON: %s', (text, coloured) => expect(colourBody(text, 'json', mark)).toBe(coloured))

test('markup: tags, attributes, comments', () => {
  expect(colourBody('<a b="c">d</a><!-- e -->', 'html', mark)).toBe(
    '<cyan:<a> <yellow:b>=<green:"c"><cyan:>>d<cyan:</a><cyan:>><muted:<!-- e -->>'
  )
})

test('markup: the ends of empty elements and of declarations', () => {
  expect(colourBody('<c/><d e="f" />', 'xml', mark)).toBe(
    '<cyan:<c><cyan:/>><cyan:<d> <yellow:e>=<green:"f"> <cyan:/>>'
  )
  expect(colourBody('<?xml version="1.0"?>', 'xml', mark)).toBe(
    '<cyan:<?xml> <yellow:version>=<green:"1.0"><cyan:?>>'
  )
})

test('no other text has any', () => expect(colourBody('1 "a"', 'text', mark)).toBe('1 "a"'))

test('colours change nothing else, whatever the text is', () => {
  const strip = (text: string) => text.replaceAll(/\x1b\[\d+m/g, '')
  const piece = fc.constantFrom(
    '"',
    '\\',
    '{',
    ':',
    '<',
    '>',
    '<!--',
    '-->',
    '=',
    "'",
    'a',
    '1',
    ' ',
    '\n',
    '/'
  )
  fc.assert(
    fc.property(fc.array(piece), fc.constantFrom('json', 'html', 'xml'), (pieces, language) => {
      const text = pieces.join('')
      expect(strip(colourBody(text, language, painter(true)))).toBe(text)
    })
  )
})

test('a long string exhausts nothing', () => {
  const text = JSON.stringify('x\\'.repeat(200_000))
  expect(colourBody(text, 'json', mark)).toBe(`<green:${text}>`)
})
