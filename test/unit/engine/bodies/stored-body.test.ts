import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BodyStore } from '#engine/bodies/body-store.ts'
import { MEMORY_BYTES } from '#engine/bodies/stored-body.ts'
import { TempFolder } from '#engine/bodies/temp-folder.ts'

let parent = ''
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'sonde-test-'))
})
afterEach(async () => {
  await rm(parent, { recursive: true })
})

describe('a stored body', () => {
  test('reads every window the same, while it grows and moves from memory to file', async () => {
    const whole = Buffer.from(Uint8Array.from({ length: 3 * MEMORY_BYTES }, (_, i) => (i * 31) % 251))
    const window = fc.tuple(fc.nat(whole.length), fc.integer({ min: 1, max: 300_000 }))
    await fc.assert(
      fc.asyncProperty(fc.array(window, { minLength: 20, maxLength: 40 }), async windows => {
        const store = new BodyStore(new TempFolder(parent))
        const body = store.create('a')
        for (const [index, [offset, length]] of windows.entries()) {
          const end = Math.ceil((whole.length * (index + 1)) / windows.length)
          body.write(whole.subarray(body.size, end))
          const expected = whole.subarray(0, end).subarray(offset, offset + length)
          expect(Buffer.compare(await store.read('a', offset, length), expected)).toBe(0)
        }
        await body.settle()
        expect(Buffer.compare(await store.read('a', 0, whole.length), whole)).toBe(0)
        await store.close()
      }),
      { numRuns: 10 }
    )
  })

  test('stays in memory up to 1 MiB', async () => {
    const store = new BodyStore(new TempFolder(parent))
    expect(store.create('a').write(new Uint8Array(MEMORY_BYTES))).toBe(true)
    expect(await readdir(parent)).toEqual([])
    await store.close()
  })

  test('asks its writer to pause while the disk is behind, and says when to go on', async () => {
    const store = new BodyStore(new TempFolder(parent))
    const body = store.create('a')
    while (body.write(new Uint8Array(MEMORY_BYTES)));
    await new Promise<void>(resolve => body.drained(resolve))
    expect(body.write(new Uint8Array(1))).toBe(true)
    await store.close()
  })

  test('is gone when it is released, also in the middle of being written', async () => {
    const store = new BodyStore(new TempFolder(parent))
    store.create('a').write(new Uint8Array(5 * MEMORY_BYTES))
    await store.release('a')
    await store.release('a')
    const [folder = ''] = await readdir(parent)
    expect(await readdir(join(parent, folder))).toEqual([])
    await expect(store.read('a', 0, 1)).rejects.toMatchObject({ code: 'IO' })
    await store.close()
    expect(await readdir(parent)).toEqual([])
  })

  test('says when it cannot be stored', async () => {
    await writeFile(join(parent, 'file'), '')
    const store = new BodyStore(new TempFolder(join(parent, 'file')))
    const body = store.create('a')
    body.write(new Uint8Array(2 * MEMORY_BYTES))
    await expect(body.settle()).rejects.toMatchObject({ code: 'IO' })
    expect(body.failure?.code).toBe('IO')
  })
})
