import { expect, it } from 'vitest'
import type { HistoryEntry } from '#shared/model/history.ts'
import { printLine } from '../../../../cli/history/print-line.ts'

const ENTRY: HistoryEntry = {
  ...{ id: 'aaaa-1', startedAt: '2026-01-02T03:04:05.000Z', method: 'GET', url: 'http://a.test/' },
  ...{ totalMs: 5, hops: 1, source: {} }
}

it.each([
  ['the status', { status: 404 }, '404'],
  ['the status of an answer that broke off', { status: 200, error: 'CONNECT' }, '200'],
  ['error, as --status has it, where no answer came', { error: 'CONNECT' }, 'error'],
  ['nothing where nothing is known', {}, '']
])('has %s in its column', (_, facts, outcome) => {
  expect(printLine({ ...ENTRY, ...facts })).toContain(`  GET      ${outcome.padEnd(5)}  `)
})
