import { expect, test } from 'vitest'
import { printSent } from '#shared/curl/print-sent.ts'
import { MASK } from '#shared/redaction/redact-text.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test.each<[string, Parameters<typeof printSent>, string[], boolean]>([
  [
    'an HTTP/2 request without its pseudo-headers',
    [
      {
        method: 'GET',
        url: 'https://example.test/a',
        headers: [
          [':path', '/a'],
          ['accept', '*/*']
        ]
      }
    ],
    [`curl 'https://example.test/a'`, `--header 'accept: */*'`],
    false
  ],
  [
    'masks in signs that every shell and header can have',
    [{ method: 'GET', url: `https://example.test/?key=${MASK}`, headers: [['Authorization', MASK]] }],
    [`'https://example.test/?key=***'`, `--header 'Authorization: ***'`],
    true
  ],
  [
    'masks in a body',
    [{ method: 'POST', url: 'https://example.test/', headers: [] }, bytes(`token=${MASK}`)],
    [`--data-raw 'token=***'`],
    true
  ]
])('prints %s', (_, input, parts, hasMasks) => {
  const printed = printSent(...input)
  for (const part of parts) expect(printed.command).toContain(part)
  expect(printed.hasMasks).toBe(hasMasks)
})
