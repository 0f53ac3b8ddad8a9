import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeMultipart, filenameOf, readBoundary } from '#shared/http/multipart.ts'
import type { BodyPart } from '#shared/model/request.ts'

/** With the content of a file in braces. */
function print(...parts: BodyPart[]): string {
  return encodeMultipart(parts, 'B')
    .map(segment => (segment instanceof Uint8Array ? new TextDecoder().decode(segment) : `{${segment.path}}`))
    .join('')
}

const text = (name: string, value: string): BodyPart => ({ name, content: { kind: 'text', text: value } })

describe('a multipart body', () => {
  test('frames each part and ends with the boundary', () => {
    expect(print(text('a', '1'), text('b', ''))).toBe(
      '--B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' +
        '--B\r\nContent-Disposition: form-data; name="b"\r\n\r\n\r\n--B--\r\n'
    )
  })

  test('without parts is only its end', () => {
    expect(print()).toBe('--B--\r\n')
  })

  test('names a file by what it is called, and says what it is', () => {
    expect(print({ name: 'f', content: { kind: 'file', path: '/tmp/a b.PNG' } })).toBe(
      '--B\r\nContent-Disposition: form-data; name="f"; filename="a b.PNG"\r\nContent-Type: image/png\r\n\r\n' +
        '{/tmp/a b.PNG}\r\n--B--\r\n'
    )
  })

  test.each<[string, BodyPart, string]>([
    ['what is given', { ...text('a', ''), contentType: 'application/json' }, 'application/json'],
    ['what the given name says', { ...text('a', ''), filename: 'x.csv' }, 'text/csv'],
    [
      'octets',
      { name: 'a', filename: 'x', content: { kind: 'file', path: 'b.png' } },
      'application/octet-stream'
    ],
    ['octets', { name: 'a', content: { kind: 'bytes', bytes: Uint8Array.of(1) } }, 'application/octet-stream']
  ])('types a part as %s', (_, part, type) => {
    expect(print(part)).toContain(`\r\nContent-Type: ${type}\r\n\r\n`)
  })

  test('escapes in names what would end them, and nothing else', () => {
    const head = print({ ...text('a"\r\nb\\%22', ''), filename: '"\n' })
    expect(head).toContain('; name="a%22%0D%0Ab\\%22"; filename="%22%0A"\r\n')
  })

  test('is read as it was meant by a parser that is not ours', async () => {
    const name = fc.string({ unit: 'grapheme' }).map(name => name.replace(/["\r\n]/g, ''))
    const field = fc.tuple(name, fc.string({ unit: 'grapheme' }))
    await fc.assert(
      fc.asyncProperty(fc.array(field), async fields => {
        const body = Buffer.concat(
          encodeMultipart(
            fields.map(([name, value]) => text(name, value)),
            'sonde-boundary'
          ).flatMap(segment => (segment instanceof Uint8Array ? [segment] : []))
        )
        const headers = { 'Content-Type': 'multipart/form-data; boundary=sonde-boundary' }
        const form = await new Response(body, { headers }).formData()
        expect([...form.entries()]).toEqual(fields)
      })
    )
  })
})

test.each([
  ['multipart/form-data; boundary=abc', 'abc'],
  ['multipart/form-data;charset=utf-8; BOUNDARY="a b:c"; x=y', 'a b:c'],
  ['multipart/form-data', undefined],
  ['multipart/form-data; boundary=', undefined],
  ['multipart/form-data; boundary="ends with a space "', undefined],
  ['multipart/form-data; boundary="<>"', undefined],
  [`multipart/form-data; boundary=${'x'.repeat(70)}`, 'x'.repeat(70)],
  [`multipart/form-data; boundary=${'x'.repeat(71)}`, undefined]
])('the boundary in %s is %s', (contentType, boundary) => {
  expect(readBoundary(contentType)).toBe(boundary)
})

test.each([
  ['/a/b.txt', 'b.txt'],
  ['C:\\a\\b.txt', 'b.txt'],
  ['b', 'b']
])('the file %s is called %s', (path, filename) => {
  expect(filenameOf({ name: 'f', content: { kind: 'file', path } })).toBe(filename)
})
