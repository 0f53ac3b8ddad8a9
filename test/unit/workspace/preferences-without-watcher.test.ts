import { expect, it, vi } from 'vitest'
import { PreferencesStore } from '#workspace/preferences-store.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

vi.mock('node:fs', async original => ({
  ...(await original<typeof import('node:fs')>()),
  watch() {
    throw Object.assign(new Error('ENOSPC: System limit for number of file watchers reached'), {
      code: 'ENOSPC'
    })
  }
}))

it('tells changes of this process where the system watches no more folders', async () => {
  const store = new PreferencesStore(await temporaryFolder())
  const abort = new AbortController()
  const changes = store.watch(abort.signal)
  expect((await changes.next()).value).toMatchObject({ theme: 'system' })
  const changed = changes.next()
  await store.set({ theme: 'dark' })
  expect((await changed).value).toMatchObject({ theme: 'dark' })
  abort.abort()
})
