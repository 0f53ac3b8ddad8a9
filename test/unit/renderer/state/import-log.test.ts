import { afterEach, expect, it, vi } from 'vitest'
import { importLog } from '#renderer/state/import-log.ts'
import { notices } from '#renderer/state/notices.ts'
import { MAX_BODY_CHUNK } from '#shared/contract/limits.ts'
import { connectPage } from '../page-host.ts'

/** What a page has, and modules look at when they are loaded. */
vi.hoisted(() => {
  vi.stubGlobal('location', new URL('app://sonde/'))
  vi.stubGlobal('navigator', { userAgent: '' })
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {} }))
  vi.stubGlobal('localStorage', { getItem: () => null, setItem() {} })
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem() {} })
})

const said: { title: string; description: unknown }[] = []
notices[' subscribe'](({ action, options: { title, description } }) => {
  if (action === 'add') said.push({ title, description })
})
afterEach(() => void said.splice(0))

/** Imports a file with a host that takes all of it and tells that. */
async function importing(file: File, ...told: { id?: string; entries: number; problems: string[] }[]) {
  const taken: number[] = []
  const listed: unknown[] = []
  await connectPage<'log.import' | 'history.list'>({
    'log.import': async function* (_, { messages }) {
      for await (const chunk of messages) taken.push(chunk.byteLength)
      yield* told
    },
    'history.list': async input => {
      listed.push(input)
      return { entries: [], more: false }
    }
  })
  await importLog(file)
  return { taken, listed }
}

it('hands a file over piece by piece, and says what was left out', async () => {
  const file = new File([new Uint8Array(MAX_BODY_CHUNK + 1)], 'a.ndjson')
  const { taken, listed } = await importing(
    file,
    { entries: 1, problems: ['line 1'] },
    { id: 'log', entries: 3, problems: ['line 2'] }
  )
  expect(taken).toEqual([MAX_BODY_CHUNK, 1])
  expect(said).toEqual([{ title: 'Imported 3 entries from a.ndjson', description: 'line 2' }])
  expect(listed).toHaveLength(1)
})

it('says that a file cannot be read, and opens nothing', async () => {
  const file = new File(['{}'], 'a.ndjson')
  vi.spyOn(file, 'slice').mockImplementation(() => {
    throw new DOMException('changed', 'NotReadableError')
  })
  const { listed } = await importing(file, { id: 'log', entries: 1, problems: [] })
  expect(said.map(({ title }) => title)).toEqual(['a.ndjson was not imported'])
  expect(listed).toEqual([])
})
