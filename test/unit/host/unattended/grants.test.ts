import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Grants } from '#host/unattended/grants.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

it('allows what lies at and below a path, wherever links lead, and names of the environment', async () => {
  const [granted, other] = [await temporaryFolder(), await temporaryFolder()]
  await writeFile(join(other, 'private'), '')
  await symlink(join(other, 'private'), join(granted, 'link'))
  const grants = new Grants({ paths: [granted], names: ['A', 'B'] })
  const reads = (path: string) => grants.allows({ kind: 'read-file', path, collectionId: 'x' })
  expect(reads(join(granted, 'deep', 'file'))).toBe(true)
  expect(grants.allows({ kind: 'unix-socket', path: join(granted, 's') })).toBe(true)
  expect(reads(join(granted, 'link'))).toBe(false)
  expect(reads(join(granted, '..', 'file'))).toBe(false)
  expect(reads(`${granted}-beside`)).toBe(false)
  expect(grants.allows({ kind: 'process-env', names: ['A', 'B'], collectionId: 'x' })).toBe(true)
  expect(grants.allows({ kind: 'process-env', names: ['A', 'C'], collectionId: 'x' })).toBe(false)
  expect(grants.allows({ kind: 'open-folder', path: granted })).toBe(false)
})
