import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { writePieces } from '#engine/text/write-pieces.ts'

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sonde-pieces-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'pieces')
}

it.each<[string, (string | Uint8Array)[], number, string, boolean]>([
  ['all that there is', ['ab\n', Buffer.from('cd\n')], 6, 'ab\ncd\n', false],
  ['nothing', [], 6, '', false],
  ['as much as is allowed', ['ab\n', 'cdef\n'], 5, 'ab\ncd', true],
  ['no part of a character', ['aä€😀'], 9, 'aä€', true],
  ['no piece after the one that is too long', ['abc', 'd'], 2, 'ab', true]
])('writes %s', (_, pieces, most, text, isCut) => {
  const path = newFile()
  expect(writePieces(pieces, path, most)).toEqual({ size: Buffer.byteLength(text), isCut })
  expect(readFileSync(path, 'utf8')).toBe(text)
})

it('takes no more pieces than are written', () => {
  function* endless() {
    for (;;) yield 'x'.repeat(1000)
  }
  expect(writePieces(endless(), newFile(), 10_000)).toEqual({ size: 10_000, isCut: true })
})
