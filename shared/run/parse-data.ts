import Papa from 'papaparse'
import type { DataRow } from '../model/run.ts'
import { readExactRows } from './exact-json.ts'

/** What is wrong with a file of data. Lines count from 1. */
export interface DataProblem {
  line?: number
  problem: string
}

export interface ParsedData {
  /** In the order in which they first occur. */
  columns: string[]
  rows: DataRow[]
  problems: DataProblem[]
}

const NOTHING: ParsedData = { columns: [], rows: [], problems: [] }
const LINE_END = /\r\n|\n|\r/g
/** By so many lines it is seen what stands between fields. */
const GUESSED_BY = 11
/** So many problems say enough. */
const MOST_PROBLEMS = 20

/**
 * Reads rows of values: JSON that is an array of objects, or CSV (RFC 4180, also with semicolons or tabs between the
 * fields) whose first line has the names. Objects and lists within JSON become JSON text, numbers are what was written.
 * With a problem there are no rows: half a file is not what was meant.
 */
export function parseData(text: string): ParsedData {
  const whole = text.replace(/^\uFEFF/, '')
  if (whole.trim() === '') return { ...NOTHING, problems: [{ problem: 'There is nothing in it.' }] }
  const parsed = /^\s*[[{]/.test(whole) ? parseJson(whole) : parseCsv(whole)
  return parsed.problems.length === 0
    ? parsed
    : { ...NOTHING, problems: parsed.problems.slice(0, MOST_PROBLEMS) }
}

function parseJson(text: string): ParsedData {
  const read = readJson(text)
  if ('problem' in read) return { ...NOTHING, problems: [read] }
  const columns = new Set<string>()
  const rows: DataRow[] = []
  const problems: DataProblem[] = []
  for (const [index, row] of read.rows.entries()) {
    if (!row) {
      problems.push({ problem: `Entry ${index + 1} of the array is no object.` })
      continue
    }
    for (const [name] of row) columns.add(name)
    rows.push(Object.fromEntries(row))
  }
  if (rows.length === 0 && problems.length === 0) problems.push({ problem: 'The array is empty.' })
  return { columns: [...columns], rows, problems }
}

function readJson(text: string): { rows: NonNullable<ReturnType<typeof readExactRows>> } | DataProblem {
  try {
    const rows = readExactRows(text)
    return rows ? { rows } : { problem: 'It is JSON, but no array of objects.' }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    const position = /position (\d+)/.exec(problem)?.[1]
    const line = position === undefined ? undefined : lineAt(text, Number(position))
    return { problem: `It is no JSON: ${problem}`, ...(line !== undefined && { line }) }
  }
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}

function parseCsv(text: string): ParsedData {
  const { delimiter } = Papa.parse(text, { skipEmptyLines: 'greedy', preview: GUESSED_BY }).meta
  const { data, errors } = Papa.parse<string[]>(text, { delimiter })
  const starts = linesOf(data)
  const texts = text.split(LINE_END)
  // Spreadsheets write lines of nothing but separators behind their rows; what stands in quotes is meant.
  const records = data
    .map((fields, at) => ({ fields, line: starts[at] ?? at + 1 }))
    .filter(({ fields, line }) => fields.some(field => field.trim() !== '') || texts[line - 1]?.includes('"'))
  const [{ fields: columns, line: top } = { fields: [], line: 1 }, ...others] = records
  const names = columns.map(name => name.trim())
  const problems: DataProblem[] = errors.map(({ row, message }) => ({
    problem: message,
    ...(row !== undefined && { line: starts[row] ?? row + 1 })
  }))
  const unnamed = names.indexOf('')
  if (unnamed >= 0) problems.push({ line: top, problem: `Column ${unnamed + 1} has no name.` })
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) < at)
  if (twice !== undefined) problems.push({ line: top, problem: `Two columns are called ${twice}.` })
  for (const { fields, line } of others) {
    if (fields.length === names.length) continue
    const problem = `It has ${count(fields.length, 'field')}, and the first line has ${count(names.length, 'name')}.`
    problems.push({ line, problem })
  }
  if (others.length === 0) problems.push({ problem: 'There is no row under the names of the first line.' })
  const rows = others.map(({ fields }) =>
    Object.fromEntries(names.map((name, at) => [name, fields[at] ?? '']))
  )
  return { columns: names, rows, problems }
}

/** In which line each record begins: fields in quotes may go over several. */
function linesOf(records: readonly (readonly string[])[]): number[] {
  let line = 1
  return records.map(record => {
    const start = line
    line += 1 + record.reduce((breaks, field) => breaks + (field.match(LINE_END)?.length ?? 0), 0)
    return start
  })
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
