import { readdir, readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mutated, mutations } from '#test/fixtures/mutate-text.ts'
import { OpenedCollection, requestText } from '#test/fixtures/opened-collection.ts'
import { contentOf, readItemOnDisk } from '#workspace/collections/item-on-disk.ts'
import { saveItem } from '#workspace/collections/save-item.ts'

const COUNT = 2000
const ORIGINAL = `${requestText('A', 3)}  headers:
    - name: Accept # kept
      value: text/plain
      disabled: true
  body:
    type: json
    data: |-
      { "a": [1, 2] }
  auth:
    type: basic
    username: u

runtime:
  variables:
    - { name: a, value: b }

settings:
  timeout: 0
`

it(`loads ${COUNT} damaged files, and overwrites none that it cannot read`, {
  timeout: 120_000
}, async () => {
  const damages = fc.sample(mutations, { numRuns: COUNT, seed: 4711 })
  const files = Object.fromEntries(
    damages.map((damage, n) => [`f${n % 40}/r${n}.yml`, mutated(ORIGINAL, damage)])
  )
  const opened = await OpenedCollection.of({ ...files, 'good.yml': ORIGINAL, 'f1/folder.yml': 'info: [' })
  await opened.collection.settled()
  expect(opened.paths()).toHaveLength(COUNT + 40 + 1)
  expect(opened.node('good.yml')).toMatchObject({ kind: 'http', name: 'A' })
  expect(opened.node('f1')?.problem).toMatchObject({ file: 'f1/folder.yml', line: 1 })

  const { draft } = await opened.draft('good.yml')
  let unreadable = 0
  for (const path of Object.keys(files)) {
    const before = await readFile(opened.at(path))
    const disk = await readItemOnDisk(opened.collection, path)
    if (!disk) throw new Error(`${path} is gone.`)
    const content = contentOf(opened.collection, disk)
    const isUnreadable = opened.node(path)?.kind === 'unreadable'
    expect(content.kind === 'source' && content.problem !== undefined).toBe(isUnreadable)
    // One that can be read is saved as it was read: to the same bytes.
    const saved = await saveItem(
      opened.collection,
      path,
      content.kind === 'draft' ? content.draft : draft,
      content.revision
    ).catch((error: unknown) => error)
    if (content.kind === 'draft') expect(saved).toMatchObject({ kind: 'saved' })
    expect(before.equals(await readFile(opened.at(path))), path).toBe(true)
    if (!isUnreadable) continue
    unreadable++
    expect(opened.node(path)?.problem?.message).toBeTruthy()
    expect(saved).toMatchObject({ kind: 'conflict' })
  }
  expect(unreadable).toBeGreaterThan(COUNT / 10)
  expect((await readdir(opened.folder)).includes('sonde.json')).toBe(false)
})
