import { describe, expect, it } from 'vitest'
import { looksLikeFetch } from '#shared/fetch/looks-like-fetch.ts'
import { parseFetch } from '#shared/fetch/parse-fetch.ts'
import { Draft } from '#shared/model/draft/draft.ts'

function parse(text: string) {
  const parsed = parseFetch(text)
  if ('problem' in parsed) throw new Error(parsed.problem)
  expect(Draft.parse(parsed.draft)).toEqual(parsed.draft)
  return parsed
}
const row = (name: string, value: string) => ({ name, value, enabled: true })

describe('a call of developer tools', () => {
  it('of Chrome', () => {
    const { draft, warnings } = parse(String.raw`fetch("https://api.test/orders?page=2&q=%C3%A4", {
  "headers": {
    "accept": "application/json, text/plain, */*",
    "content-type": "application/json",
    "sec-ch-ua": "\"Chromium\";v=\"140\", \"Not=A?Brand\";v=\"24\""
  },
  "referrer": "https://shop.test/cart?step=1",
  "referrerPolicy": "strict-origin-when-cross-origin",
  "body": "{\"note\":\"it's 100% \\\"fine\\\"\\n\",\"smile\":\"😀\"}",
  "method": "POST",
  "mode": "cors",
  "credentials": "include"
});`)
    expect(draft).toMatchObject({
      method: 'POST',
      url: 'https://api.test/orders?page=2&q=%C3%A4',
      params: [row('page', '2'), row('q', '%C3%A4')],
      headers: [
        row('accept', 'application/json, text/plain, */*'),
        row('content-type', 'application/json'),
        row('sec-ch-ua', '"Chromium";v="140", "Not=A?Brand";v="24"'),
        row('Referer', 'https://shop.test/')
      ],
      body: { kind: 'json', text: '{"note":"it\'s 100% \\"fine\\"\\n","smile":"😀"}' },
      settings: {}
    })
    expect(warnings).toEqual(['Cookies that the browser would send are not in it.'])
  })

  it('of Chrome for Node.js', () => {
    const { draft, warnings } = parse(`fetch("https://api.test/", {
  "headers": {
    "accept": "*/*",
    "cookie": "session=abc; theme=dark",
    "Referer": "https://shop.test/"
  },
  "body": null,
  "method": "GET"
}); `)
    expect(draft).toMatchObject({
      method: 'GET',
      headers: [
        row('accept', '*/*'),
        row('cookie', 'session=abc; theme=dark'),
        row('Referer', 'https://shop.test/')
      ],
      body: { kind: 'none' }
    })
    expect(warnings).toEqual([])
  })

  it('of Firefox', () => {
    const { draft, warnings } = parse(`await fetch("https://api.test/login", {
    "credentials": "omit",
    "headers": {
        "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
        "Content-Type": "application/x-www-form-urlencoded"
    },
    "referrer": "https://api.test/start#top",
    "body": "name=a+b&word=%26",
    "method": "POST",
    "mode": "cors"
});`)
    expect(draft).toMatchObject({
      headers: [
        row('User-Agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0'),
        row('Content-Type', 'application/x-www-form-urlencoded'),
        row('Referer', 'https://api.test/start')
      ],
      body: { kind: 'form', form: [row('name', 'a b'), row('word', '&')] },
      settings: { cookies: false }
    })
    expect(warnings).toEqual([])
  })
})

describe('a call that somebody wrote', () => {
  it('has other quotes, bare keys, comments and commas at the end', () => {
    const { draft } = parse(`const res = await fetch('http://a.test/x', {
      method: 'put', // whole
      headers: { Accept: 'a\\u{1F600}\\x41', 'X-N': 3, },
      body: \`line
two $5\`,
      redirect: "manual",
    })`)
    expect(draft).toMatchObject({
      method: 'PUT',
      headers: [row('Accept', 'a😀A'), row('X-N', '3'), row('Content-Type', 'text/plain;charset=UTF-8')],
      body: { kind: 'text', text: 'line\ntwo $5' },
      settings: { redirects: { follow: false } }
    })
  })

  it('says what it leaves out', () => {
    expect(parse(`fetch("http://a", { integrity: "sha256-x" }).then(r => r.json())`).warnings).toEqual([
      '“integrity” is not taken over.',
      'What follows the call is left out.'
    ])
  })

  it('is only a URL', () => {
    expect(parse('fetch("http://a.test")').draft).toMatchObject({ method: 'GET', url: 'http://a.test' })
  })
})

describe('the referrer', () => {
  const refererOf = (referrer: string, policy: string, url = 'https://a.test/x') =>
    parse(`fetch("${url}", { referrer: "${referrer}", referrerPolicy: "${policy}" })`).draft.headers[0]?.value

  it.each([
    ['https://a.test/p?q', '', undefined, 'https://a.test/p?q'],
    ['https://b.test/p?q', '', undefined, 'https://b.test/'],
    ['https://b.test/p?q', '', 'http://a.test/', undefined],
    ['https://b.test/p?q', 'no-referrer', undefined, undefined],
    ['https://b.test/p?q', 'origin', undefined, 'https://b.test/'],
    ['https://b.test/p?q', 'unsafe-url', 'http://a.test/', 'https://b.test/p?q'],
    ['https://b.test/p?q', 'same-origin', undefined, undefined],
    ['about:client', '', undefined, undefined]
  ])('%s by the policy “%s”', (referrer, policy, url, expected) => {
    expect(refererOf(referrer, policy, url)).toBe(expected)
  })
})

it('headers may be a list of pairs, of which several have one name', () => {
  const { headers } = parse(
    'fetch("http://a", { headers: [["Accept", "a"], ["X-N", 3,], ["Accept", "b"],] })'
  ).draft
  expect(headers).toEqual([row('Accept', 'a'), row('X-N', '3'), row('Accept', 'b')])
})

describe('what is refused', () => {
  it.each([
    ['fetch(url)', '“url)” would have to be run'],
    ['fetch("http://a", options)', '“options)” would have to be run'],
    ['fetch("http://a", { body: JSON.stringify({ a: 1 }) })', '“JSON.stringify({ a: 1 })'],
    ['fetch("http://a", { headers: new Headers() })', '“new Headers()'],
    ['fetch("http://a" + id)', '“+ id)” would have to be run'],
    [`fetch(\`http://a/$\{id}\`)`, '{id}`)” would have to be run'],
    ['fetch("http://a", { ...base })', '“...base })” would have to be run'],
    ['fetch("http://a", { body: [1] })', '“body” is no text'],
    ['fetch("http://a", [1])', 'is no object'],
    ['fetch("http://a", { headers: [["a", "b"], ["c"]] })', 'something else than pairs'],
    ['fetch("http://a", { headers: ["ab"] })', 'something else than pairs'],
    ['fetch("http://a", { headers: [["a", id]] })', '“id]] })” would have to be run'],
    ['fetch("http://a", { headers: [["a", ["b"]]] })', 'The header “a” is no text'],
    ['fetch("http://a', 'The quote " is never closed.'],
    ['fetch("http://a", {"method": "GET"', 'ends before it is complete'],
    ['fetch("http://a", 5)', 'is no object'],
    ['fetch("http://a", { headers: "x" })', '“headers” is no object and no list'],
    ['fetch("http://a", { headers: { a: {} } })', 'The header “a” is no text'],
    [`fetch("http://a", ${'{a:'.repeat(5000)}`, 'would have to be run'],
    [`fetch("http://a", ${'['.repeat(5000)}`, 'would have to be run'],
    ['fetch(null)', 'names no URL'],
    ['get("http://a")', 'not a call of fetch']
  ])('%s', (text, problem) => {
    expect(parseFetch(text)).toEqual({ problem: expect.stringContaining(problem) })
  })
})

it.each([
  ['fetch("http://a")', true],
  ['await fetch("http://a", {', true],
  ["  const r = await window.fetch(\n 'http://a'", true],
  ['fetch(url)', false],
  ['https://a.test/?q=fetch("x")', false],
  ['fetch the "news"', false]
])('%j looks like one: %s', (text, expected) => {
  expect(looksLikeFetch(text)).toBe(expected)
})
