import { expect, it, vi } from 'vitest'
import { previewHandlers } from '#host/preview-handlers.ts'
import { SessionBodies } from '#host/session-bodies.ts'
import { MOST_PREVIEW } from '#shared/preview/most-preview.ts'
import { FakeShell } from '../../fixtures/fake-shell.ts'

const URL = 'http://a.test/page'

function handlersOver(body: Uint8Array) {
  const shell = new FakeShell()
  const bodies = new SessionBodies(async () => {})
  bodies.own('body')
  const readBody = async (_id: string, offset: number, length: number) =>
    body.subarray(offset, offset + length)
  const open = previewHandlers({ readBody }, bodies, shell)['preview.open']
  const abort = new AbortController()
  const preview = (input: { bodyId?: string; charset?: string; encoding?: string; base?: string } = {}) =>
    open(
      { bodyId: 'body', contentType: 'text/html', ...input },
      { signal: abort.signal, messages: (async function* () {})() }
    )[Symbol.asyncIterator]()
  return { shell, abort, preview }
}

it('serves a document for as long as the stream is open', async () => {
  const { shell, abort, preview } = handlersOver(new TextEncoder().encode('<p>Hello</p>'))
  const stream = preview()
  const { value } = await stream.next()
  expect(shell.previews.find(value.id)).toEqual({
    html: '<p>Hello</p>',
    policy: expect.stringContaining('img-src data:;')
  })
  const over = stream.next()
  abort.abort()
  expect((await over).done).toBe(true)
  await vi.waitFor(() => expect(shell.previews.find(value.id)).toBeUndefined())
})

it('knows where it came from only where the network is allowed', async () => {
  const { shell, preview } = handlersOver(new TextEncoder().encode('<p>Hello</p>'))
  const { value } = await preview({ base: URL }).next()
  expect(shell.previews.find(value.id)).toEqual({
    html: `<base href="${URL}"><p>Hello</p>`,
    policy: expect.stringContaining('base-uri http://a.test;')
  })
})

it('reads it in its encoding', async () => {
  const { shell, preview } = handlersOver(Uint8Array.of(0xe4))
  const { value } = await preview({ charset: 'iso-8859-1' }).next()
  expect(shell.previews.find(value.id)?.html).toBe('ä')
})

it('reads it in the encoding that it names itself, or that a person chose', async () => {
  const { shell, preview } = handlersOver(Uint8Array.from('<meta charset=koi8-r>\xc1', c => c.charCodeAt(0)))
  const own = await preview().next()
  expect(shell.previews.find(own.value.id)?.html).toContain('а')
  const chosen = await preview({ encoding: 'iso-8859-1' }).next()
  expect(shell.previews.find(chosen.value.id)?.html).toContain('Á')
})

it('refuses what is another session’s, and what is too large', async () => {
  const { preview } = handlersOver(new Uint8Array(MOST_PREVIEW + 1))
  await expect(preview({ bodyId: 'other' }).next()).rejects.toMatchObject({ code: 'IO' })
  await expect(preview().next()).rejects.toMatchObject({ code: 'BODY_LIMIT' })
})
