import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { LayoutRun } from '#engine/text/layout-run.ts'
import { SourceReader } from '#engine/text/text-source.ts'

const NEVER = { row: Infinity, offset: Infinity, depth: -1 }

it('lays a text out the same however often it is read elsewhere meanwhile', () => {
  const orders = Array.from(
    { length: 20_000 },
    (_, n) => `<order id="${n}"><name>Order ${n}</name><c><street>Main ${n}</street></c></order>`
  )
  const folder = mkdtempSync(join(tmpdir(), 'sonde-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'orders.xml')
  writeFileSync(path, `<orders>${orders.join('')}</orders>`)
  const size = orders.join('').length + '<orders></orders>'.length
  const source = new SourceReader({ path, offset: 0, size, start: 0 })
  const alone = new LayoutRun(source, 'xml')
  expect(alone.advance(NEVER)).toBe('ended')

  const disturbed = new LayoutRun(source, 'xml')
  for (let turn = 0; disturbed.step(NEVER) !== 'ended'; turn++) {
    const other = new LayoutRun(source, 'xml')
    for (let step = 0; step <= turn % 3; step++) other.step(NEVER)
  }
  expect(disturbed.writer.row).toBe(alone.writer.row)
  expect(disturbed.writer.row).toBe(20_000 * 6 + 1)
  source.close()
})
