import { describe, expect, it } from 'vitest'
import { readText, type TextBytes } from '#renderer/features/response/views/text/text-content.ts'

const bodyOf = (text: string, rest: Partial<TextBytes> = {}): TextBytes => ({
  bytes: new TextEncoder().encode(text),
  contentType: 'application/json',
  charset: undefined,
  override: undefined,
  cut: false,
  ...rest
})

describe('readText', () => {
  it('lays JSON out and keeps it as it came', () => {
    expect(readText(bodyOf('{"a":12345678901234567890}'))).toEqual({
      raw: '{"a":12345678901234567890}',
      pretty: '{\n  "a": 12345678901234567890\n}',
      language: 'json',
      encoding: 'utf-8'
    })
  })

  it.each([
    ['behind a guard', ')]}\',\n{"a":1}', ')]}\',\n{\n  "a": 1\n}'],
    ['line by line', '{"a":1}\n\n[2]\n', '{\n  "a": 1\n}\n[\n  2\n]']
  ])('lays JSON out %s', (_, text, pretty) => {
    expect(readText(bodyOf(text))).toMatchObject({ raw: text, pretty, language: 'json' })
  })

  it('has no layout for JSON that is none', () => {
    expect(readText(bodyOf('{"a":'))).not.toHaveProperty('pretty')
  })

  it('lays JSON that was cut off out as far as it goes, and leaves markup that was alone', () => {
    expect(readText(bodyOf('{"a":', { cut: true }))).toHaveProperty('pretty', '{\n  "a": ')
    const xml = bodyOf('<a><b/></a>', { contentType: 'text/xml', cut: true })
    expect(readText(xml)).not.toHaveProperty('pretty')
  })

  it('lays markup out by its dialect', () => {
    const html = bodyOf('<html><body><br><p>x</p></body></html>', { contentType: 'text/html' })
    expect(readText(html)).toMatchObject({ language: 'html', pretty: expect.stringContaining('\n') })
    const svg = bodyOf('<svg><path/></svg>', { contentType: 'image/svg+xml' })
    expect(readText(svg)).toMatchObject({ language: 'xml', pretty: '<svg>\n  <path/>\n</svg>' })
  })

  it('lays JSON out that has a bad byte in it, and says how many there are', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('{"a":"'), 0xff, 0xfe, 0x22, 0x7d])
    expect(readText({ ...bodyOf(''), bytes })).toMatchObject({
      pretty: '{\n  "a": "\ufffd\ufffd"\n}',
      notice: '2 bytes are not valid utf-8 and shown as \ufffd.'
    })
  })

  it('reads bytes in the encoding that was chosen, whatever was declared', () => {
    const bytes = new Uint8Array([0x61, 0xe9])
    const body = { ...bodyOf('', { charset: 'utf-8', override: 'iso-8859-5' }), bytes }
    expect(readText(body)).toMatchObject({ raw: 'aщ', encoding: 'iso-8859-5' })
  })

  it.each([
    ['bytes the charset forbids', 'utf-8', 'not valid utf-8'],
    ['a guess at the charset', undefined, 'read as windows-1252']
  ])('says so when there are %s', (_, charset, words) => {
    const bytes = new Uint8Array([0x61, 0xe9])
    const content = readText({ ...bodyOf(''), bytes, contentType: 'text/plain', charset })
    expect(content).toMatchObject({ notice: expect.stringContaining(words) })
  })
})
