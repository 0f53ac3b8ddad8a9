import { describe, expect, it } from 'vitest'
import { findPathParams, pathParamsOfUrl } from '#shared/url/path-params.ts'

const row = (name: string, value = '') => ({ name, value, enabled: true })

describe('findPathParams', () => {
  it.each<[string, string[]]>([
    ['http://x:8080/users/:id/orders/:order', ['id', 'order']],
    ['{{base}}:80/:id', ['id']],
    ['{{base}}/:{{name/x}}/:b', ['{{name/x}}', 'b']],
    ['/:id', ['id']],
    ['host/:id?at=/:no#/:no', ['id']],
    ['http://:id', []],
    ['http://x/:/a:b', []],
    ['http://x/:id/:id', ['id', 'id']]
  ])('finds those of %s', (url, names) => {
    const found = findPathParams(url)
    expect(found.map(({ name }) => name)).toEqual(names)
    for (const { name, from, to } of found) expect(url.slice(from, to)).toBe(`:${name}`)
  })
})

describe('pathParamsOfUrl', () => {
  it('keeps values by name, and with a name that is being typed', () => {
    const rows = [row('a', '1'), row('b', '2')]
    expect(pathParamsOfUrl('/:a/:b', rows)).toBe(rows)
    expect(pathParamsOfUrl('/:b/:a', rows)).toEqual([row('b', '2'), row('a', '1')])
    expect(pathParamsOfUrl('/:a/:bc', rows)).toEqual([row('a', '1'), row('bc', '2')])
    expect(pathParamsOfUrl('/:a/:b/:c', rows)).toEqual([...rows, row('c')])
    expect(pathParamsOfUrl('/:b', rows)).toEqual([row('b', '2')])
    expect(pathParamsOfUrl('/:a/:a', rows)).toEqual([row('a', '1')])
  })
})
