import { describe, expect, it } from 'vitest'
import type { BodyFacts } from '#renderer/features/response/views/body-view.ts'
import { offeredViews } from '#renderer/features/response/views/offered-views.ts'
import { VIEW_SUITS } from '#renderer/features/response/views/view-suits.ts'
import { sniffBody } from '#shared/sniff/sniff-body.ts'

const factsOf = (start: Uint8Array | string, contentType: string, length?: number): BodyFacts => {
  const head = typeof start === 'string' ? new TextEncoder().encode(start) : start
  const size = length ?? head.length
  return {
    body: { id: 'b', size, encodedSize: 0, contentType, complete: true },
    head,
    guess: sniffBody({ head, size, contentType }),
    typeHeader: contentType,
    url: 'http://host.test/'
  }
}
const VIEWS = Object.entries(VIEW_SUITS).map(([name, suits]) => ({ name, suits }))
const raw = (text: string) => Uint8Array.from(text, sign => sign.charCodeAt(0))
const PNG = raw('\x89PNG\r\n\x1a\n\0\0')

describe('offeredViews', () => {
  it.each([
    ['JSON', factsOf('{"a":1}', 'application/json'), 'pretty'],
    ['JSON that is called text', factsOf('[1]', 'text/plain'), 'pretty'],
    ['text', factsOf('hello', 'text/plain'), 'text'],
    ['bytes', factsOf(new Uint8Array(50), 'application/octet-stream'), 'hex'],
    ['a picture, whatever it is called', factsOf(PNG, 'text/plain'), 'image'],
    ['CSV', factsOf('a,b\n1,2\n', 'text/csv'), 'table'],
    ['events', factsOf('data: 1\n\n', 'text/event-stream'), 'events'],
    ['parts', factsOf('--b\r\n', 'multipart/mixed'), 'parts'],
    ['MessagePack', factsOf(raw('\x81\xa1a\x01'), ''), 'decoded'],
    ['a recording', factsOf(raw('RIFF\0\0\0\0WAVE'), ''), 'media'],
    ['a document', factsOf('%PDF-1.7', ''), 'pdf'],
    ['a picture that is too large', factsOf(PNG, 'image/png', 2 ** 30), 'hex']
  ])('shows %s as what it is', (_, facts, best) => {
    expect(offeredViews(VIEWS, facts)[0]?.name).toBe(best)
  })

  it('offers a table of lists of objects, behind their layout', () => {
    const names = offeredViews(VIEWS, factsOf('[{"a":1}]', 'application/json')).map(({ name }) => name)
    expect(names.indexOf('table')).toBeGreaterThan(names.indexOf('pretty'))
    expect(offeredViews(VIEWS, factsOf('[1]', '')).map(({ name }) => name)).not.toContain('table')
  })

  it('offers text and bytes of everything', () => {
    for (const facts of [factsOf('{"a":1}', ''), factsOf(PNG, '')])
      expect(offeredViews(VIEWS, facts).map(({ name }) => name)).toEqual(
        expect.arrayContaining(['text', 'hex'])
      )
  })
})
