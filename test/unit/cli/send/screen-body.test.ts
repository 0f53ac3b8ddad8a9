import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ScreenBody } from '../../../../cli/send/screen-body.ts'
import { painter } from '../../../../cli/terminal/colours.ts'

function show(
  contentType: string,
  chunks: (string | Uint8Array)[],
  { formatted = true, charset = '' } = {}
): { shown: string; hidden: string | undefined } {
  let shown = ''
  let hidden: string | undefined
  const body = new ScreenBody({
    hints: { contentType, charset },
    formatted,
    paint: painter(false),
    print: text => {
      shown += text
      return true
    },
    printed: callback => callback(),
    tell: what => {
      hidden = what
    },
    saver: '--output FILE'
  })
  for (const chunk of chunks) expect(body.write(Buffer.from(chunk))).toBe(true)
  body.end()
  return { shown, hidden }
}

describe('a body on a terminal', () => {
  test('is laid out where it is JSON, XML or HTML, however it came', () => {
    expect(show('application/json', ['{"a":', '[1,2]}']).shown).toBe('{\n  "a": [\n    1,\n    2\n  ]\n}\n')
    expect(show('text/xml', ['<a><b/>', '</a>']).shown).toBe('<a>\n  <b/>\n</a>\n')
    expect(show('text/html', ['<ul><li>1</li></ul>']).shown).toBe('<ul>\n  <li>1</li>\n</ul>\n')
  })
  test('but not with --raw, nor where values follow each other', () => {
    expect(show('application/json', ['{"a":1}'], { formatted: false }).shown).toBe('{"a":1}\n')
    expect(show('application/x-ndjson', ['{"a":1}\n', '{"a":2}\n']).shown).toBe('{"a":1}\n{"a":2}\n')
  })
  test('is shown as it came where it is broken', () => {
    expect(show('application/json', ['{"a":1,, nonsense']).shown).toContain(', nonsense\n')
    expect(show('text/xml', ['<a><b></a>']).shown).toBe('<a><b></a>\n')
  })
  test('is decoded, also in the midst of a sign', () => {
    expect(show('text/plain', [Buffer.from([0x7a, 0xc3]), Buffer.from([0xb6])]).shown).toBe('zö\n')
    expect(show('text/plain', [Buffer.from([0xf6])], { charset: 'iso-8859-1' }).shown).toBe('ö\n')
  })
  test('is shown to its last byte, and hides nothing where its pieces end', () => {
    expect(show('text/plain', [Buffer.from([0x7a, 0xe2, 0x82])]).shown).toBe('z\ufffd\n')
    expect(show('text/plain', ['seen\r', 'hidden\r', '\nnext\r']).shown).toBe('seen\\x0dhidden\nnext\n')
  })
  test('is not shown where it is no text', () => {
    const { shown, hidden } = show('image/png', [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0x1b])])
    expect(shown).toBe('')
    expect(hidden).toBe('The body is not text (6 B) and is not shown. --output FILE saves it.')
  })
  test('is shown in part where it is large', () => {
    const text = show('text/plain', Array<string>(200).fill('1234'.repeat(1024)))
    expect(text.shown).toHaveLength(512 * 1024 + 1)
    expect(text.hidden).toBe(
      'The first 512 KiB are shown. What follows is not; --output FILE saves all of it.'
    )
    const json = show('application/json', Array<string>(200).fill('[1],'.repeat(1024)))
    expect(json.shown.length).toBeLessThan(4 * 1024 * 1024)
    expect(json.hidden).toBe(
      'The first 512 KiB are shown. The rest of 800 KiB is not; --output FILE saves all of it.'
    )
  })
  test('is shown for as long as it goes on where values follow each other', () => {
    for (const type of ['text/event-stream', 'application/x-ndjson']) {
      const { shown, hidden } = show(type, Array<string>(200).fill('data: 1\n'.repeat(1024)))
      expect(shown).toHaveLength(1600 * 1024)
      expect(hidden).toBeUndefined()
    }
  })
  test('says that the rest is not shown as soon as that is so, on a line of its own', () => {
    const seen: string[] = []
    const body = new ScreenBody({
      hints: { contentType: 'text/plain', charset: '' },
      formatted: true,
      paint: painter(false),
      print: text => seen.push(text) > 0,
      printed: callback => callback(),
      tell: () => void seen.push('hidden'),
      saver: ''
    })
    body.write(Buffer.alloc(512 * 1024, 'x'))
    expect(body.isSilent).toBe(false)
    body.write(Buffer.from('y'))
    expect(seen.slice(1)).toEqual(['\n', 'hidden'])
    expect(body.isSilent).toBe(true)
    body.write(Buffer.from('z'))
    body.end()
    expect(seen.slice(1)).toEqual(['\n', 'hidden'])
  })
  test('of nothing there is nothing', () => expect(show('', [])).toEqual({ shown: '', hidden: undefined }))

  test('never steers it', () => {
    const piece = fc.constantFrom(
      '\x1b',
      '\x9b',
      '\u202e',
      '\x07',
      '\r',
      '\x08',
      '[2J',
      '{"a":"',
      '"}',
      '<b>',
      '\n',
      'x'
    )
    const types = fc.constantFrom('text/plain', 'application/json', 'text/html', 'text/event-stream', '')
    fc.assert(
      fc.property(fc.array(fc.array(piece)), types, (chunks, type) => {
        const { shown } = show(
          type,
          chunks.map(pieces => pieces.join(''))
        )
        expect(shown).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/)
      })
    )
  })
})
