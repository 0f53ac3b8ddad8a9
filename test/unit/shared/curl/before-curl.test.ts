import { describe, expect, it } from 'vitest'
import { looksLikeCurl } from '#shared/curl/looks-like-curl.ts'
import { parseCurl } from '#shared/curl/parse-curl.ts'

function parse(command: string) {
  const parsed = parseCurl(command)
  if ('problem' in parsed) throw new Error(parsed.problem)
  return parsed
}

describe('what stands before curl', () => {
  it.each(['sudo', 'sudo -E', 'nice -n 5', 'timeout 30s', '#!/bin/sh\n# It is\n'])(
    'says nothing of the request: %j',
    before => {
      const { draft, warnings } = parse(`${before} curl -X PUT http://a`)
      expect(draft).toMatchObject({ method: 'PUT', url: 'http://a' })
      expect(warnings).toEqual([])
    }
  )

  it('may be one that is commented out', () => {
    expect(parse('# curl -X PUT http://old\ncurl http://a').draft).toMatchObject({
      method: 'GET',
      url: 'http://a'
    })
    expect(parse('# curl -X PUT http://a\n# it is').draft).toMatchObject({ method: 'PUT', url: 'http://a' })
  })

  it('may be variables, whose names are told', () => {
    const { draft, warnings } = parse("HTTPS_PROXY=http://me:secret@p B='x y' sudo curl http://a")
    expect(draft.url).toBe('http://a')
    expect(warnings).toEqual(['Variables before the command are left out: HTTPS_PROXY, B.'])
  })
})

it.each([
  ['sudo curl https://a.test', true],
  ['timeout 5 curl https://a.test', true],
  ["A=1 B='x y' curl https://a.test", true],
  ['#!/bin/sh\n\n# first\ncurl https://a.test', true],
  ['# curl https://a.test', true],
  ['# curl is a program', false],
  ['#!/bin/sh\n# curl http://old/ -d x\nwget http://b/', false],
  ['wget curl https://a.test', false]
])('%j looks like a command: %s', (text, expected) => {
  expect(looksLikeCurl(text)).toBe(expected)
})
