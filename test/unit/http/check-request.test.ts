import { describe, expect, it } from 'vitest'
import { assertRequest, checkRequest } from '#shared/http/check-request.ts'
import type { ClientError } from '#shared/model/client-error.ts'

const good = { method: 'GET', url: 'http://h/', headers: [] }

describe('checkRequest', () => {
  it('accepts any token as a method, in any case', () => {
    for (const method of ['GET', 'foo-BAR', 'M-SEARCH', 'x!#$%&'])
      expect(checkRequest({ ...good, method })).toEqual([])
  })

  it.each([
    [{ ...good, method: '' }, 'method', 'A method is needed'],
    [{ ...good, method: 'GE T' }, 'method', 'a space'],
    [{ ...good, method: 'GET\r\nX: y' }, 'method', 'a line break'],
    [{ ...good, url: 'http://' }, 'url', 'no host'],
    [{ ...good, headers: [['', 'x']] }, 'headers.0.name', 'needs a name'],
    [{ ...good, headers: [['X-Ünder', 'x']] }, 'headers.0.name', '“Ü”'],
    [
      {
        ...good,
        headers: [
          ['A', 'ok'],
          ['B:', 'x']
        ]
      },
      'headers.1.name',
      '“:”'
    ],
    [{ ...good, headers: [['A', 'a\r\nInjected: 1']] }, 'headers.0.value', 'a line break'],
    [{ ...good, headers: [['A', 'nul\0']] }, 'headers.0.value', 'U+0000'],
    [{ ...good, headers: [['A', '€']] }, 'headers.0.value', '“€”'],
    [{ ...good, headers: [['A', '😀']] }, 'headers.0.value', '“😀”']
  ] satisfies [{ method: string; url: string; headers: [string, string][] }, string, string][])(
    'names the field of %j',
    (request, field, words) => {
      const problems = checkRequest(request)
      expect(problems).toHaveLength(1)
      expect(problems[0]).toMatchObject({ field, problem: expect.stringContaining(words) })
    }
  )

  it('lets Latin-1, tabs and empty values through', () => {
    const headers: [string, string][] = [
      ['A', 'é\tx'],
      ['B', ''],
      ['b', ' spaced ']
    ]
    expect(checkRequest({ ...good, headers })).toEqual([])
  })

  it('is the gate: the first problem is thrown as BUILD', () => {
    expect(() => assertRequest({ ...good, method: '', url: '' })).toThrow(
      expect.objectContaining({ code: 'BUILD', field: 'method' } satisfies Partial<ClientError>)
    )
    expect(assertRequest(good).host).toBe('h')
  })
})
