import { once } from 'node:events'
import { EventEmitter } from 'node:stream'
import { expect, it } from 'vitest'
import { LineWriter } from '../../../../../cli/run/reporters/line-writer.ts'
import { columnsOf } from '../../../../../cli/terminal/columns.ts'

it('shows what is under way in one row of the terminal, however wide its signs are', async () => {
  const written = new EventEmitter()
  const output = { isTTY: true, columns: 30, write: (text: string) => written.emit('text', text) }
  const lines = new LineWriter(output)
  const shown = once(written, 'text')
  // Its own timer does not keep the process.
  const kept = setInterval(() => {}, 1000)
  lines.showProgress(() => '1/2  四半期の注文を一覧にする 🚀🚀🚀 そして請求書を送る')
  const [text] = await shown
  clearInterval(kept)
  lines.close()
  const [, line = ''] = String(text).split('\r\x1b[2K')
  expect(line).toMatch(/^ {2}… 1\/2 {2}四半期.*… {2}\d+ ms$/)
  expect(columnsOf(line)).toBeLessThan(30)
  expect(columnsOf(line)).toBeGreaterThan(26)
})
