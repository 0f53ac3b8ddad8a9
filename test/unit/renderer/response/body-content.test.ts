import { describe, expect, it } from 'vitest'
import { type BodyBytes, readBodyContent } from '#renderer/features/response/body-content.ts'

const bodyOf = (text: string, rest: Partial<BodyBytes> = {}): BodyBytes => ({
  bytes: new TextEncoder().encode(text),
  contentType: 'application/json',
  offset: 0,
  charset: undefined,
  cut: false,
  form: undefined,
  ...rest
})

describe('readBodyContent', () => {
  it('lays JSON out and keeps it as it came', () => {
    expect(readBodyContent(bodyOf('{"a":12345678901234567890}'))).toEqual({
      form: 'text',
      raw: '{"a":12345678901234567890}',
      pretty: '{\n  "a": 12345678901234567890\n}',
      language: 'json'
    })
  })

  it('has no layout for JSON that is none', () => {
    expect(readBodyContent(bodyOf('{"a":'))).not.toHaveProperty('pretty')
  })

  it('lays a part of JSON out as far as it goes, and leaves a part of markup alone', () => {
    expect(readBodyContent(bodyOf('{"a":', { cut: true }))).toHaveProperty('pretty', '{\n  "a": ')
    const xml = bodyOf('<a><b/></a>', { contentType: 'text/xml', cut: true })
    expect(readBodyContent(xml)).not.toHaveProperty('pretty')
  })

  it('lays markup out by its dialect', () => {
    const html = bodyOf('<html><body><br><p>x</p></body></html>', { contentType: 'text/html' })
    expect(readBodyContent(html)).toMatchObject({ language: 'html', pretty: expect.stringContaining('\n') })
    const svg = bodyOf('<svg><path/></svg>', { contentType: 'image/svg+xml' })
    expect(readBodyContent(svg)).toMatchObject({ language: 'xml', pretty: '<svg>\n  <path/>\n</svg>' })
  })

  it('dumps the first part of what is binary', () => {
    const bytes = new Uint8Array(100_000)
    const content = readBodyContent({ ...bodyOf(''), bytes, contentType: 'application/zip' })
    expect(content).toMatchObject({ form: 'hex', dump: expect.stringMatching(/^00000000 {2}00 /) })
  })

  it('shows as text or as a dump whatever is wished so', () => {
    expect(readBodyContent(bodyOf('{"a":1}', { form: 'hex', offset: 32 }))).toMatchObject({
      form: 'hex',
      dump: expect.stringMatching(/^00000020 {2}7b 22 61 /)
    })
    const bytes = new Uint8Array([0x61, 0, 0x62])
    expect(readBodyContent({ ...bodyOf(''), bytes, form: 'text' })).toMatchObject({ raw: 'a\0b' })
  })

  it('lays JSON out that has a bad byte in it, and says how many there are', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('{"a":"'), 0xff, 0xfe, 0x22, 0x7d])
    expect(readBodyContent({ ...bodyOf(''), bytes })).toMatchObject({
      pretty: '{\n  "a": "\ufffd\ufffd"\n}',
      notice: '2 bytes are not valid utf-8 and shown as \ufffd.'
    })
  })

  it('leaves a later part as it came', () => {
    expect(readBodyContent(bodyOf('{"a":1}', { offset: 1024 }))).not.toHaveProperty('pretty')
  })

  it.each([
    ['bytes the charset forbids', 'utf-8', 'not valid utf-8'],
    ['a guess at the charset', undefined, 'read as windows-1252']
  ])('says so when there are %s', (_, charset, words) => {
    const bytes = new Uint8Array([0x61, 0xe9])
    const content = readBodyContent({ ...bodyOf(''), bytes, contentType: 'text/plain', charset })
    expect(content).toMatchObject({ form: 'text', notice: expect.stringContaining(words) })
  })
})
