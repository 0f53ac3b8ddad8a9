import { describe, expect, it } from 'vitest'
import { parseHeaderBlock } from '#renderer/features/request/rows/parse-header-block.ts'

const pairs = (text: string) => parseHeaderBlock(text)?.map(({ name, value }) => [name, value])

describe('parseHeaderBlock', () => {
  it.each([
    ['one line', 'Accept: text/html', [['Accept', 'text/html']]],
    ['a blank before the colon', 'Accept : text/html', [['Accept', 'text/html']]],
    ['a colon in the value', 'Referer: http://h/', [['Referer', 'http://h/']]],
    [
      'no space, empty value',
      'a:1\nb:',
      [
        ['a', '1'],
        ['b', '']
      ]
    ],
    [
      'Windows line ends',
      'A: 1\r\nB: 2\r\n\r\n',
      [
        ['A', '1'],
        ['B', '2']
      ]
    ],
    [
      'duplicates in order',
      'X: 2\nX: 1',
      [
        ['X', '2'],
        ['X', '1']
      ]
    ],
    ['a request line', 'GET /x HTTP/1.1\nHost: h', [['Host', 'h']]],
    ['a status line', 'HTTP/1.1 200 OK\nServer: x', [['Server', 'x']]],
    [
      'curl -v',
      '> GET / HTTP/1.1\n> Host: h\n> Accept: */*\n>',
      [
        ['Host', 'h'],
        ['Accept', '*/*']
      ]
    ],
    ['pseudo-headers', ':authority: h\n:path: /\naccept: */*', [['accept', '*/*']]],
    [
      'a folded line',
      'A: 1\n  2\nB: 3',
      [
        ['A', '1 2'],
        ['B', '3']
      ]
    ],
    [
      'lines that are no headers, as names that will be refused',
      'A: 1\nnot a header\nbad name: 2\nB: 3',
      [
        ['A', '1'],
        ['not a header', ''],
        ['bad name: 2', ''],
        ['B', '3']
      ]
    ]
  ])('reads %s', (_, text, expected) => {
    expect(pairs(text)).toEqual(expected)
  })

  it.each(['', 'Accept', 'some words: more', '{"a": 1}'])('leaves %j alone', text => {
    expect(parseHeaderBlock(text)).toBeUndefined()
  })
})
