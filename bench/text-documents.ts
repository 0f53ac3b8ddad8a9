import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TempFolder } from '#engine/bodies/temp-folder.ts'
import { TextDocument } from '#engine/text/text-document.ts'
import { median, medianRatio } from './median.ts'
import { writeOrders } from './orders.ts'

const ROUNDS = 5
const MB = 1e6
const LARGE_MB = 100
const HUGE_MB = 1074
const SCREEN = 60
/** As pages had it before XHTML: each is open until the end. */
const PARAGRAPH = '<p>one paragraph of text, which is never closed, and it goes on for some more words\n'
const OPEN_MB = 17

interface Figures {
  firstRows: number
  laidOut: number
  pretty: number
  raw: number
}

/**
 * A body of 100 MB of JSON in one line as a document: when its first rows are there, when all of it is laid out, against
 * `JSON.parse` of the same text in the same round, and how long a regular expression takes to search all of it. Then
 * what a body of 1 GiB costs in memory, and one in which ever more is open.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const folder = mkdtempSync(join(tmpdir(), 'sonde-bench-'))
  const scratch = new TempFolder(folder)
  try {
    const path = join(folder, 'large.json')
    const size = writeOrders(path, LARGE_MB * MB)
    const rounds: Figures[] = []
    const parsing: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push(await measure(path, size, scratch))
      parsing.push(timeParsing(path))
    }
    const of = (name: keyof Figures) => rounds.map(figures => figures[name])
    const ms = (values: number[]) => `${median(values).toFixed(0)} ms`
    const ratio = (name: keyof Figures) => medianRatio(of(name), parsing).toFixed(2)
    const huge = await measureHuge(join(folder, 'huge.json'), scratch)
    const open = await measureOpen(join(folder, 'open.html'), scratch)
    return {
      title: `A body as a document (JSON of ${LARGE_MB} MB in one line; medians of ${ROUNDS})`,
      columns: ['what', 'time', 'of JSON.parse', 'bound'],
      rows: [
        ['JSON.parse of the same text', ms(parsing), '1.00', ''],
        ['first screen of rows', ms(of('firstRows')), '', '300 ms'],
        ['all of it laid out', ms(of('laidOut')), ratio('laidOut'), '3.00'],
        ['regular expression, as sent', ms(of('raw')), ratio('raw'), '1500 ms'],
        ['regular expression, laid out', ms(of('pretty')), ratio('pretty'), '1500 ms'],
        ['1 GiB: first screen of rows', `${huge.firstRows.toFixed(0)} ms`, '', ''],
        ['1 GiB: all of it laid out', `${huge.laidOut.toFixed(0)} ms`, '', ''],
        ['1 GiB: growth of memory at most', `${huge.growth.toFixed(0)} MB`, '', ''],
        [`${OPEN_MB} MB of <p> never closed: growth of memory`, `${open.growth.toFixed(0)} MB`, '', '']
      ]
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measure(path: string, size: number, scratch: TempFolder): Promise<Figures> {
  const pretty = await read(path, size, scratch, 'pretty')
  const prettySearch = await search(pretty.document)
  await pretty.document.close()
  const raw = await read(path, size, scratch, 'raw')
  const rawSearch = await search(raw.document)
  await raw.document.close()
  return { firstRows: pretty.firstRows, laidOut: pretty.laidOut, pretty: prettySearch, raw: rawSearch }
}

async function read(
  path: string,
  size: number,
  scratch: TempFolder,
  layout: 'raw' | 'pretty',
  { watch = () => {}, contentType = 'application/json' } = {}
) {
  const start = performance.now()
  const input = { bodyId: '', contentType, layout }
  const document = new TextDocument(input, scratch)
  let firstRows: number | undefined
  for await (const event of document.open({ path, offset: 0, size })) {
    watch()
    if (firstRows !== undefined || event.kind === 'opened') continue
    const rows = await document.rows.call('rows', { from: 0, count: SCREEN })
    if (rows.length > 0) firstRows = performance.now() - start
  }
  return { document, firstRows: firstRows ?? Number.NaN, laidOut: performance.now() - start }
}

async function search(document: TextDocument): Promise<number> {
  const start = performance.now()
  const text = 'customer \\d+99999"'
  const found = document.begin({ text, regex: true, matchCase: true, wholeWord: false })
  for await (const { done, matches } of found.run(new AbortController().signal))
    if (done && matches === 0) throw new Error('It found nothing.')
  return performance.now() - start
}

function timeParsing(path: string): number {
  const text = readFileSync(path, 'utf8')
  const start = performance.now()
  JSON.parse(text)
  return performance.now() - start
}

async function measureHuge(path: string, scratch: TempFolder) {
  writeFileSync(path, '')
  const size = writeOrders(path, HUGE_MB * MB)
  return measureGrowth(path, size, scratch, 'application/json')
}

async function measureOpen(path: string, scratch: TempFolder) {
  const body = `<!doctype html><body>Text${PARAGRAPH.repeat((OPEN_MB * MB) / PARAGRAPH.length)}`
  writeFileSync(path, body)
  return measureGrowth(path, body.length, scratch, 'text/html')
}

/** Of all threads of this process together, against what it had before. */
async function measureGrowth(path: string, size: number, scratch: TempFolder, contentType: string) {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = before
  const watch = () => {
    most = Math.max(most, process.memoryUsage().rss)
  }
  const { document, firstRows, laidOut } = await read(path, size, scratch, 'pretty', { watch, contentType })
  watch()
  await document.close()
  return { firstRows, laidOut, growth: (most - before) / MB }
}
