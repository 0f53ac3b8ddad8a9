import { describe, expect, it } from 'vitest'
import { imageTypeOf } from '#renderer/features/response/views/image/image-type.ts'

const bytes = (latin1: string) => Uint8Array.from(latin1, char => char.charCodeAt(0))

describe('imageTypeOf', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n\0\0', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x20ftypavif', 'image/avif'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', undefined],
    ['RIFF\x10\0\0\0WAVEfmt ', undefined],
    ['', undefined]
  ])('%j is %s', (head, type) => expect(imageTypeOf(bytes(head))).toBe(type))
})
