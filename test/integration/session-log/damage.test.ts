import { open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RECORD_BYTES } from '#engine/session-log/format/index-record.ts'
import { findDamage, type LogDamage, type SummedLog } from '#engine/session-log/read/damage.ts'
import { FolderSegments } from '#engine/session-log/read/folder-segments.ts'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import { beginLog, message, openLog, writtenLog } from '#test/fixtures/session-logs.ts'

const COUNT = 392
const SIZE = 50

/** Messages that came in turns, as they do: not all of them in one batch. */
async function damagedLog(damage: (folder: string) => Promise<void>): Promise<string> {
  const { writer, folder } = await beginLog()
  for (let n = 0; n < COUNT; n++) {
    writer.addMessage(message(`${n}`.padEnd(SIZE, '.'), { atMs: n }))
    if (n % 90 === 89) await writer.settle()
  }
  await writer.close()
  await damage(folder)
  return folder
}

/** What is told to whoever watches it, until what is wrong with it is. */
async function problemsOf(
  folder: string
): Promise<{ standing: LogStanding; doubtful: number[]; damaged: number[] }> {
  const log = await openLog(folder)
  for await (const standing of log.watch(new AbortController().signal)) {
    if (standing.problems.length === 0) continue
    const entries = await log.entries(0, 500)
    const seqsOf = (which: (entry: (typeof entries)[number]) => boolean) =>
      entries.filter(which).map(({ seq }) => seq)
    return {
      standing,
      doubtful: seqsOf(entry => entry.kind === 'message' && entry.doubtful === true),
      damaged: seqsOf(({ kind }) => kind === 'damaged')
    }
  }
  throw new Error('The log was closed.')
}

const NONE: LogDamage = { unreadable: 0, doubtful: 0, ranges: [], missing: 0 }

async function damageOf(folder: string, summed: SummedLog): Promise<LogDamage> {
  const source = new FolderSegments(folder)
  await source.refresh()
  return findDamage(source, summed, new AbortController().signal)
}

async function overwrite(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(bytes, 0, bytes.length, at)
  await file.close()
}

it('is told where the data is shorter than the index says', async () => {
  const folder = await damagedLog(path => truncate(join(path, '000001.data'), 7000))
  const { standing, damaged } = await problemsOf(folder)
  expect(standing).toMatchObject({ next: COUNT, received: { messages: 140 } })
  expect(standing.problems[0]).toBe('252 entries of it cannot be read.')
  expect(damaged).toEqual(Array.from({ length: 252 }, (_, n) => 140 + n))
})

it('is told where there is no data at all', async () => {
  const folder = await damagedLog(path => rm(join(path, '000001.data')))
  const { standing, damaged } = await problemsOf(folder)
  expect(standing.problems).toEqual(['392 entries of it cannot be read.'])
  expect(damaged).toHaveLength(COUNT)
})

it('is told where there is no index, or a shorter one', async () => {
  const short = await damagedLog(path => truncate(join(path, '000001.index'), 64 + 100 * RECORD_BYTES))
  expect((await problemsOf(short)).standing.problems).toEqual(['292 entries of the log are missing.'])
  const none = await damagedLog(path => rm(join(path, '000001.index')))
  expect((await problemsOf(none)).standing.problems).toEqual(['392 entries of the log are missing.'])
})

it('is told where something else was written in the place of messages', async () => {
  const folder = await damagedLog(path =>
    overwrite(join(path, '000001.data'), 5000, Buffer.alloc(1000, 0xff))
  )
  const { standing, doubtful } = await problemsOf(folder)
  // Those are 100 to 119, in groups of 90 and then some.
  expect(doubtful).toEqual(expect.arrayContaining(Array.from({ length: 20 }, (_, n) => 100 + n)))
  expect(doubtful.length).toBeLessThanOrEqual(90)
  expect(standing.problems).toEqual([`${doubtful.length} entries may not be what was sent and received.`])
})

it('is told where something else was written in the place of an index', async () => {
  const noise = Buffer.from(Array.from({ length: 2000 }, (_, n) => (n * 167 + 13) % 256))
  const folder = await damagedLog(path =>
    overwrite(join(path, '000001.index'), 64 + 64 * RECORD_BYTES, noise)
  )
  const { doubtful, damaged, standing } = await problemsOf(folder)
  const told = new Set([...doubtful, ...damaged])
  for (let seq = 64; seq < 127; seq++) expect(told).toContain(seq)
  expect(standing.problems.join(' ')).toMatch(/cannot be read\./)
})

it('is told where a single bit is another one, in whichever of the files', { timeout: 60_000 }, async () => {
  const folder = await writtenLog(Array.from({ length: 5 }, (_, n) => message(`message ${n}`, { atMs: n })))
  for (const name of ['000001.data', '000001.index', '000001.sums']) {
    const path = join(folder, name)
    const bytes = await readFile(path)
    for (let at = 0; at < bytes.length; at += 3) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      await writeFile(path, changed)
      expect((await problemsOf(folder)).standing.problems, `${name} ${at}`).not.toEqual([])
    }
    await writeFile(path, bytes)
  }
})

it('is no damage that whoever wrote it was killed', async () => {
  const { writer, folder } = await beginLog()
  for (let n = 0; n < 100; n++) writer.addMessage(message(`${n}`))
  await writer.settle()
  // As it lies there now: part of an entry was on its way, and checksums are written later.
  await truncate(join(folder, '000001.sums'), 0)
  const { size } = await stat(join(folder, '000001.index'))
  await overwrite(join(folder, '000001.index'), size, Buffer.alloc(7, 1))
  expect(await (await openLog(folder)).standing()).toMatchObject({ next: 100, cutOff: true, problems: [] })
  expect(await damageOf(folder, { hasSums: true, isEnded: false })).toEqual(NONE)
})

it('is no damage that there are no checksums in older logs', async () => {
  const folder = await writtenLog([message('old')])
  await rm(join(folder, '000001.sums'))
  const facts = await readFile(join(folder, 'session.json'), 'utf8')
  await writeFile(join(folder, 'session.json'), facts.replace('"version":2', '"version":1'))
  await truncate(join(folder, 'wire'), 17)
  const log = await openLog(folder)
  const standing = await log.standing()
  expect(standing).toMatchObject({ next: 1, problems: [] })
  expect(standing).not.toHaveProperty('cutOff')
  expect(await damageOf(folder, { hasSums: false, isEnded: true })).toEqual(NONE)
  expect((await log.entries(0, 1))[0]).toMatchObject({ text: 'old' })
})

it('is whole when it rests, and goes on', async () => {
  const { writer, folder } = await beginLog()
  const stands = async () => {
    const { next, cutOff, problems } = await (await openLog(folder)).standing()
    return { next, cutOff, problems }
  }
  writer.addMessage(message('one'))
  await writer.settle()
  expect(await stands()).toEqual({ next: 1, cutOff: true, problems: [] })
  await writer.rest()
  expect(await stands()).toEqual({ next: 1, problems: [] })
  for (const text of ['two', 'three']) {
    writer.addMessage(message(text))
    await writer.settle()
    expect(await stands()).toMatchObject({ cutOff: true })
  }
  await writer.rest()
  await writer.rest()
  expect(await stands()).toEqual({ next: 3, problems: [] })
  await writer.close()
  expect(await stands()).toEqual({ next: 3, problems: [] })
})
