import { expect, it } from 'vitest'
import { readItem } from '#shared/opencollection/read-item.ts'
import { unreadPlaces } from '#shared/opencollection/unread-places.ts'

const told = (value: unknown) => unreadPlaces(value, readItem).map(({ problem }) => problem)
const info = { name: 'A', type: 'http' }

it('all that is wrong is told, each once, in lists too', () => {
  expect(
    told({ info, http: { method: [], url: 'u', headers: [{ name: {} }, 'x', { name: 'a', value: [] }] } })
  ).toEqual([
    'http.method is a list, expected text.',
    'http.headers[0].name is a mapping, expected text.',
    'http.headers[1] is “x”, expected a mapping.',
    'http.headers[2].value is a list, expected text.'
  ])
})

it('what is missing is told once', () => {
  expect(told({ info: { name: 'A' } })).toEqual([expect.stringContaining('info.type is missing')])
  expect(told(null)).toEqual(['The file is empty, expected a mapping.'])
})

it('a file of many wrong values ends with the fifth', () => {
  expect(told({ info, http: { headers: Array.from({ length: 50 }, () => 'x') } })).toHaveLength(5)
})

it('nothing is told of one that can be read', () => {
  expect(told({ info, http: { url: 'u' } })).toEqual([])
})
