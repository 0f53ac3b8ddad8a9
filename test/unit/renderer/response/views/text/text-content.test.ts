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

  it.each([
    ['{"a":[1,2,{"b":"unterminated str', 'application/json', 6, 'the JSON was cut off there'],
    ['{"a":1,}', 'application/json', 3, 'the JSON is not valid there'],
    ['{"a":1}}', 'application/json', 4, 'the JSON is not valid there'],
    ['{"a":NaN}', 'application/json', 2, 'the JSON is not valid there'],
    [')]}\',\n{"a":1,}', 'application/json', 4, 'the JSON is not valid there'],
    ['<a><b>1</b><c><d>2</d></c><e', 'text/xml', 6, 'the XML was cut off there'],
    ['<a><b>1</b><c></a>', 'text/xml', 3, 'the XML is not valid there'],
    ['<html><body><h1>x</h1><p>1</div></body>', 'text/html', 4, 'its tags do not match there'],
    ['<html><body><h1>x</h1><p>1', 'text/html', 4, 'the HTML was cut off there']
  ])('lays %j of %s out as far as it goes, and says so', (text, contentType, line, why) => {
    const { pretty, layoutNotice } = readText(bodyOf(text, { contentType }))
    expect(pretty).toContain('\n')
    expect(pretty?.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    expect(layoutNotice).toBe(`From line ${line} on it is shown as it came: ${why}.`)
  })

  it('says that what is none of its language has no layout', () => {
    const content = readText(bodyOf('Not found'))
    expect(content).not.toHaveProperty('pretty')
    expect(content.layoutNotice).toContain('the JSON is not valid')
    expect(readText(bodyOf('Not found', { contentType: 'text/html' }))).not.toHaveProperty('layoutNotice')
    expect(readText(bodyOf(''))).not.toHaveProperty('layoutNotice')
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
      notice: '2 bytes are not valid UTF-8 and shown as \ufffd.'
    })
  })

  it('reads bytes in the encoding that was chosen, whatever was declared', () => {
    const bytes = new Uint8Array([0x61, 0xe9])
    const body = { ...bodyOf('', { charset: 'utf-8', override: 'iso-8859-5' }), bytes }
    expect(readText(body)).toMatchObject({ raw: 'aщ', encoding: 'iso-8859-5' })
  })

  it('says where UTF-8 was called something else, unless somebody has chosen that', () => {
    const body = bodyOf('5 €', { contentType: 'text/plain', charset: 'us-ascii' })
    expect(readText(body)).toMatchObject({ misnamed: expect.stringContaining('“us-ascii”') })
    expect(readText({ ...body, override: 'windows-1252' })).not.toHaveProperty('misnamed')
  })

  it.each([
    ['bytes the charset forbids', 'utf-8', 'not valid UTF-8'],
    ['a guess at the charset', undefined, 'read as Windows-1252']
  ])('says so when there are %s', (_, charset, words) => {
    const bytes = new Uint8Array([0x61, 0xe9])
    const content = readText({ ...bodyOf(''), bytes, contentType: 'text/plain', charset })
    expect(content).toMatchObject({ notice: expect.stringContaining(words) })
  })
})
