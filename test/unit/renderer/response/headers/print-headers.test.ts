import { expect, test } from 'vitest'
import {
  headersAsCurl,
  headersAsJson,
  headersAsText
} from '#renderer/features/response/headers/print-headers.ts'
import type { Header } from '#shared/model/request.ts'

const headers: Header[] = [
  ['X-Twice', 'it’s "one"'],
  ['x-twice', '']
]

test('as text they stand as on the wire', () => {
  expect(headersAsText(headers)).toBe('X-Twice: it’s "one"\nx-twice: ')
})

test('as JSON they keep order and duplicates', () => {
  expect(JSON.parse(headersAsJson(headers))).toEqual([
    { name: 'X-Twice', value: 'it’s "one"' },
    { name: 'x-twice', value: '' }
  ])
  expect(JSON.parse(headersAsJson([]))).toEqual([])
})

test('as options of curl an empty one is sent as well', () => {
  expect(headersAsCurl(headers)).toBe(`--header 'X-Twice: it’s "one"' \\\n--header 'x-twice;'`)
})
