import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Segment } from '#workspace/history/segment.ts'

/** Its writer has ended: no process has this number. */
const NAME = '20260101T000000000Z-999999999.1.abcdef01'

let folder: string
let index: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sonde-segment-'))
  index = join(folder, `${NAME}.index.ndjson`)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function lineOf(id: string): string {
  const url = `http://api.test/${id}`
  const startedAt = '2026-01-01T00:00:00.000Z'
  const entry = { id, startedAt, method: 'GET', url, totalMs: 5, hops: 1, source: {} }
  return JSON.stringify({ entry, bodyBytes: 0, offset: 0, length: 0, textOffset: 0, textLength: 0 })
}

const idsOf = (segment: Segment) => [...segment.records.keys()]
const TORN = '{"entry":{"id":"torn","url":"http://api.test/torn'

describe('the damage of an index', () => {
  it('is not what its writer added as the last, after it was read', async () => {
    await writeFile(index, `\n${lineOf('a')}\n`)
    const segment = new Segment(folder, NAME)
    await segment.refresh()
    const added = `\n${lineOf('b')}\n`
    await appendFile(index, added)

    expect(await segment.keepDamage()).toBeUndefined()
    expect(idsOf(segment)).toEqual(['a', 'b'])
    expect(await readFile(index, 'utf8')).toBe(`\n${lineOf('a')}\n${added}`)
    expect(await readdir(folder)).toEqual([`${NAME}.index.ndjson`])
  })

  it('is what has no end, and not what was added before it', async () => {
    await writeFile(index, `\n${lineOf('a')}\n`)
    const segment = new Segment(folder, NAME)
    await segment.refresh()
    await appendFile(index, `\n${lineOf('b')}\n\n${TORN}`)

    expect(await segment.keepDamage()).toContain(`${NAME}.broken in ${folder}`)
    expect(idsOf(segment)).toEqual(['a', 'b'])
    expect(await readFile(join(folder, `${NAME}.broken`), 'utf8')).toBe(`${TORN}\n`)
    const kept = `\n${lineOf('a')}\n\n${lineOf('b')}\n\n`
    expect(await readFile(index, 'utf8')).toBe(kept + ' '.repeat(TORN.length))
  })

  it('is no line of a kind that only a newer version knows', async () => {
    const text = `\n{"pinned":"i1"}\n\n${lineOf('a')}\n\n{"pinned":"i2"}`
    await writeFile(index, text)
    const segment = new Segment(folder, NAME)

    expect(await segment.keepDamage()).toBeUndefined()
    expect(idsOf(segment)).toEqual(['a'])
    expect(await readFile(index, 'utf8')).toBe(text)
    expect(await readdir(folder)).toEqual([`${NAME}.index.ndjson`])
  })

  it('is told by one of those who have read it', async () => {
    await writeFile(index, `\n${lineOf('a')}\n\n${TORN}\n`)
    const [one, two] = [new Segment(folder, NAME), new Segment(folder, NAME)]
    await Promise.all([one.refresh(), two.refresh()])

    expect(await one.keepDamage()).toContain('damaged')
    expect(await two.keepDamage()).toBeUndefined()
    expect(await one.keepDamage()).toBeUndefined()
    expect(await readFile(join(folder, `${NAME}.broken`), 'utf8')).toBe(`${TORN}\n`)
  })

  it('goes with the segment', async () => {
    await writeFile(index, `\n${lineOf('a')}\n\n${TORN}\n`)
    const segment = new Segment(folder, NAME)
    await segment.keepDamage()
    await segment.remove()
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a segment is spent', () => {
  it('when all of it is deleted, and nothing was added by its writer as the last', async () => {
    await writeFile(index, `\n{"deleted":"a"}\n`)
    const segment = new Segment(folder, NAME)
    await segment.refresh()
    expect(await segment.isSpent()).toBe(true)
    await appendFile(index, `\n${lineOf('b')}\n`)
    expect(await segment.isSpent()).toBe(false)
  })
})
