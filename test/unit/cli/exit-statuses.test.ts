import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ERROR_TABLE } from '#shared/model/error-table.ts'
import * as own from '../../../cli/exit-statuses.ts'

const PAGE = readFileSync('docs/command-line.md', 'utf8')

/** What stands in the first column of the table: `5, 6, 7`. */
const documented = [...PAGE.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap(([, cell = '']) =>
  cell.split(', ').map(Number)
)

test('the page on the command line explains each status that it ends with', () => {
  const ofErrors = Object.values(ERROR_TABLE).flatMap(({ exit, reasons = {} }) => [
    exit,
    ...Object.values(reasons).flatMap(reason => reason.exit ?? [])
  ])
  const statuses = new Set([...ofErrors, ...Object.values(own)].filter(status => status < 128))
  expect([...statuses].filter(status => !documented.includes(status))).toEqual([])
})
