import { expect, it } from 'vitest'
import { startsAsSvg } from '#shared/sniff/starts-as-svg.ts'

it.each([
  ['<svg>', true],
  ['\ufeff \n<SVG\nwidth="1">', true],
  ['<?xml version="1.0"?><svg >', true],
  ['<?xml-stylesheet href="a>b"?>\n<svg>', true],
  ['<!-- <html> --><!----><svg>', true],
  ['<!DOCTYPE svg><svg>', true],
  ['<!DOCTYPE svg PUBLIC "x" "y">\n<!-- drawn --><svg>', true],
  ['<!DOCTYPE svg [ <!ENTITY ns "http://example.test/"> ]><svg>', true],
  ['<!DOCTYPE html><svg>', false],
  ['<!DOCTYPE svgs><svg>', false],
  ['<!-- <svg>', false],
  ['<!-- --><svg', false],
  ['<html><svg>', false],
  ['text <svg>', false],
  ['', false]
])('%j: %s', (text, is) => expect(startsAsSvg(text)).toBe(is))

it.each([
  ['comments', '<!---->'],
  ['comments of some length', '<!-- a > b -->\n'],
  ['instructions', '<?a?>'],
  ['doctypes', '<!doctype svg>'],
  ['spaces', ' \n']
])('takes as many %s as there are in its stride', (_, piece) => {
  expect(startsAsSvg(`${piece.repeat(500)}<svg>`)).toBe(true)
  expect(startsAsSvg(`${piece.repeat(500)}<g>`)).toBe(false)
})
