import { expect, it } from 'vitest'
import { filterKinds } from '#renderer/features/response/views/text/filter-kinds.ts'
import { sniffBody } from '#shared/sniff/sniff-body.ts'

const PAGE = '<!doctype html><title>x</title>'
const XHTML = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>'

it.each([
  ['{"a":1}', 'application/json', ['jsonpath', 'jq']],
  ['{"a":1}\n{"a":2}\n', 'application/x-ndjson', ['jsonpath', 'jq']],
  ['<a/>', 'application/xml', ['xpath']],
  ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml', ['xpath']],
  [XHTML, 'application/xhtml+xml', ['xpath']],
  [PAGE, 'text/html', []],
  [PAGE, 'application/xml', []],
  ['a,b\n1,2\n', 'text/csv', []]
])('filters %s of %s by %s', (text, contentType, kinds) => {
  const head = new TextEncoder().encode(text)
  expect(filterKinds(sniffBody({ head, size: head.length, contentType }))).toEqual(kinds)
})
