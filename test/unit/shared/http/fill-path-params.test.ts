import { describe, expect, it } from 'vitest'
import { fillPathParams } from '#shared/http/fill-path-params.ts'

const row = (name: string, value: string, enabled = true) => ({ name, value, enabled })
const fill = (url: string, ...rows: ReturnType<typeof row>[]) => fillPathParams(url, rows).url

describe('fillPathParams', () => {
  it.each([
    ['http://h:80/users/:id/posts/:id', 'http://h:80/users/a%2Fb/posts/a%2Fb'],
    ['h:8080/:id', 'h:8080/a%2Fb'],
    ['http://h/:id?to=/:id#/:id', 'http://h/a%2Fb?to=/:id#/:id'],
    ['http://h/v1/books:id/:other', 'http://h/v1/books:id/:other'],
    ['http://user:id@h/', 'http://user:id@h/']
  ])('puts values into the segments of %s alone', (url, filled) => {
    expect(fill(url, row('id', 'a/b'))).toBe(filled)
  })

  it.each([
    ['a b/c', 'a%20b%2Fc'],
    ['a%20b%2Fc', 'a%20b%2Fc'],
    ['50%?#', '50%25%3F%23'],
    ['ä:@,;=', '%C3%A4:@,;=']
  ])('puts %s in as one segment', (value, segment) => {
    expect(fill('http://h/:id/x', row('id', value))).toBe(`http://h/${segment}/x`)
  })

  it('leaves a segment whose row is switched off as it was typed', () => {
    expect(fill('http://h/:id', row('id', 'x', false))).toBe('http://h/:id')
  })

  it('says which row has no value, since another path would be asked for without it', () => {
    const { problems } = fillPathParams('http://h/a/:x/:id/:id', [row('x', '1'), row('id', '')])
    expect(problems).toEqual([
      { field: 'pathParams.1.value', problem: expect.stringContaining('“id” has no value') }
    ])
  })
})
