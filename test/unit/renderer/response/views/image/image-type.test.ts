import { describe, expect, it } from 'vitest'
import { imageTypeOf, MOST_IMAGE } from '#renderer/features/response/views/image/image-type.ts'
import { sniffBody } from '#shared/sniff/sniff-body.ts'

function typeOf(latin1: string, { contentType = '', size = latin1.length } = {}): string | undefined {
  const head = Uint8Array.from(latin1, char => char.charCodeAt(0))
  const body = { id: 'b', size, encodedSize: size, contentType, complete: true }
  return imageTypeOf({ head, body, guess: sniffBody({ head, size, contentType }) })
}

describe('imageTypeOf', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n\0\0', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a\0', 'image/gif'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x20ftypavif', 'image/avif'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'image/svg+xml'],
    ['<?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE svg PUBLIC "x" "y">\n<svg>', 'image/svg+xml'],
    ['<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><svg>', undefined],
    ['II*\0', undefined],
    ['RIFF\x10\0\0\0WAVEfmt ', undefined],
    ['', undefined]
  ])('%j is %s', (head, type) => expect(typeOf(head)).toBe(type))

  it('is known of an SVG by its type too', () =>
    expect(typeOf('<svg width="1">', { contentType: 'image/svg+xml' })).toBe('image/svg+xml'))

  it('is none of what is too large to be shown', () =>
    expect(typeOf('\x89PNG\r\n\x1a\n\0\0', { size: MOST_IMAGE + 1 })).toBeUndefined())
})
