import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { get } from '#test/fixtures/requests.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { openWire, type Wire } from './wire/send-and-compare.ts'

let wire: Wire
let origin = ''

beforeAll(async () => {
  wire = await openWire()
  origin = wire.origin
})
afterAll(() => wire[Symbol.asyncDispose]())

const bytes = (text: string, contentType?: string) => ({
  kind: 'bytes' as const,
  bytes: Buffer.from(text),
  ...(contentType !== undefined && { contentType })
})

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

describe('bodies', () => {
  const newFile = async (content: string | Uint8Array) => {
    const path = join(await temporaryFolder(), 'upload.bin')
    writeFileSync(path, content)
    return path
  }
  const large = Buffer.from(Array.from({ length: 700_000 }, (_, i) => i % 251))

  test.each([
    ['bytes', bytes('a\0b\r\n\r\n'), 'a\0b\r\n\r\n'],
    ['bytes with a type', bytes('{}', 'application/json'), '{}'],
    ['no bytes', bytes(''), ''],
    ['none', { kind: 'empty' as const }, '']
  ])('%s', async (_, body, text) => {
    expect((await wire.send(get(`${origin}/`, { method: 'POST', body }))).body).toBe(text)
  })

  test('many bytes', async () => {
    const body = { kind: 'bytes' as const, bytes: large }
    const received = await wire.send(get(`${origin}/`, { method: 'PUT', body }))
    expect(Buffer.from(received.body, 'latin1').equals(large)).toBe(true)
  })

  test('a file', async () => {
    const path = await newFile(large)
    const body = { kind: 'file' as const, path, contentType: 'application/x-own' }
    const received = await wire.send(get(`${origin}/`, { method: 'PUT', body }))
    expect(Buffer.from(received.body, 'latin1').equals(large)).toBe(true)
    expect(received.headers).toContainEqual(['Content-Type', 'application/x-own'])
  })

  test('an empty file', async () => {
    const path = await newFile('')
    const received = await wire.send(get(`${origin}/`, { method: 'POST', body: { kind: 'file', path } }))
    expect(received.headers).toContainEqual(['content-length', '0'])
  })

  test('fields of a form', async () => {
    const fields: [string, string][] = [
      ['a b', '1&2'],
      ['é', '=+%'],
      ['a b', '']
    ]
    const received = await wire.send(get(`${origin}/`, { method: 'POST', body: { kind: 'form', fields } }))
    expect(received.body).toBe(new URLSearchParams(fields).toString())
  })

  test('parts, one of them a file', async () => {
    const path = await newFile('of the file')
    const parts = [
      { name: 'text', content: { kind: 'text' as const, text: 'of the text' } },
      { name: 'file', content: { kind: 'file' as const, path } }
    ]
    const received = await wire.send(
      get(`${origin}/`, { method: 'POST', body: { kind: 'multipart', parts } })
    )
    const type = received.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
    const form = await new Response(Buffer.from(received.body, 'latin1'), {
      headers: { 'Content-Type': type ?? '' }
    }).formData()
    expect(form.get('text')).toBe('of the text')
    const file = form.get('file')
    expect(file instanceof File && [file.name, await file.text()]).toEqual(['upload.bin', 'of the file'])
  })

  test('chunks', async () => {
    const body = { kind: 'stream' as const, chunks: chunks('first', 'the second', 'x'.repeat(1000)) }
    const received = await wire.send(get(`${origin}/`, { method: 'POST', body }))
    expect(received.body).toBe(`5\r\nfirst\r\na\r\nthe second\r\n3e8\r\n${'x'.repeat(1000)}\r\n0\r\n\r\n`)
    expect(received.headers).toContainEqual(['transfer-encoding', 'chunked'])
  })

  test('chunks whose length is known', async () => {
    const body = { kind: 'stream' as const, chunks: chunks('ab', '', 'cd'), length: 4 }
    const received = await wire.send(get(`${origin}/`, { method: 'POST', body }))
    expect(received.body).toBe('abcd')
  })

  test.each(['POST', 'DELETE'])('no chunk at all, with %s', async method => {
    const body = { kind: 'stream' as const, chunks: chunks() }
    expect((await wire.send(get(`${origin}/`, { method, body }))).body).toBe('0\r\n\r\n')
  })
})
