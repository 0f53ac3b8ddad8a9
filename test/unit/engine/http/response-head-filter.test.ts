import { describe, expect, test } from 'vitest'
import { ResponseHeadFilter } from '#engine/http/response-head-filter.ts'

function filter(...chunks: string[]) {
  const interim: [number, string[][]][] = []
  const subject = new ResponseHeadFilter({
    noteInterim: (status, headers) => interim.push([status, headers])
  })
  const passed = chunks.map(chunk => subject.push(Buffer.from(chunk))?.toString() ?? '').join('')
  return { passed, interim, headBytes: subject.headBytes, done: subject.done, version: subject.httpVersion }
}

const final = 'HTTP/1.0 200 OK\r\nA: b\r\n\r\n'
const hints = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nlink:</b>\r\n\r\n'

describe('the filter of response heads', () => {
  test('lets a final head pass and measures it', () => {
    expect(filter(`${final}body`)).toEqual({
      passed: `${final}body`,
      interim: [],
      headBytes: final.length,
      done: true,
      version: '1.0'
    })
  })

  test.each([
    ['cut in two', 2],
    ['cut in three', 3]
  ])('cuts interim heads out, %s anywhere', (_, parts) => {
    const whole = `HTTP/1.1 100 Continue\r\n\r\n${hints}${final}body`
    for (let at = 0; at <= whole.length; at++) {
      const second = parts === 3 ? Math.min(at + 5, whole.length) : whole.length
      const result = filter(whole.slice(0, at), whole.slice(at, second), whole.slice(second))
      expect({ at, ...result }).toEqual({
        at,
        passed: `${final}body`,
        interim: [
          [100, []],
          [
            103,
            [
              ['Link', '</a>'],
              ['link', '</b>']
            ]
          ]
        ],
        headBytes: final.length,
        done: true,
        version: '1.0'
      })
    }
  })

  test.each(['HTTP/1.1 101 Switching\r\n\r\n', 'HTTX', 'SSH-2.0', 'H2', 'HTTP/1.1 20'])(
    'hands on at once what is no interim response: %j',
    text => {
      expect(filter(text).passed).toBe(text)
    }
  )

  test('drops empty lines before and between heads', () => {
    for (const cut of [0, 1, 3]) {
      const whole = `\r\n\n${hints}\r\n${final}`
      expect(filter(whole.slice(0, cut), whole.slice(cut))).toMatchObject({
        passed: final,
        headBytes: final.length,
        interim: [[103, expect.anything()]]
      })
    }
  })

  test.each([
    ['HTTP/2 100 \r\n\r\n', 'it says that it is HTTP/2 '],
    ['HTTP/2.0 200 OK', 'it says that it is HTTP/2.0'],
    ['HTTP/0.9 200', 'it says that it is HTTP/0.9'],
    ['HTTP/10.1', 'it says that it is HTTP/10.'],
    ['RTSP/1.0 200 OK', 'it is another protocol'],
    ['ICE/1.0 200 OK', 'it is another protocol']
  ])('refuses %j, which the parser would take for HTTP/1.1', (text, problem) => {
    expect(() => filter(text)).toThrow(problem)
  })

  test('holds back only what may become one', () => {
    expect(filter('HTTP/1.1 1').passed).toBe('')
    expect(filter('HTTP/1.1 10', '1 Switching').passed).toBe('HTTP/1.1 101 Switching')
  })

  test('counts the fields of all pieces of a head', () => {
    const head = `HTTP/1.1 200 OK\r\n${'a:\r\n'.repeat(10_001)}\r\n`
    for (const cut of [20, 5000, 39_000]) {
      expect(() => filter(head.slice(0, cut), head.slice(cut))).toThrow('too many fields')
    }
    const pieces = head.match(/.{1,3000}/gs) ?? []
    expect(() => filter(...pieces)).toThrow('too many fields')
  })

  test('hands an interim head on that has no end', () => {
    const endless = `HTTP/1.1 103 Early\r\nA: ${'x'.repeat(70_000)}`
    expect(filter(endless).passed).toBe(endless)
  })
})
