import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { runHtml } from '#shared/run/html/run-html.ts'
import { runJson } from '#shared/run/run-json.ts'
import { runJunit } from '#shared/run/run-junit.ts'
import type { RunReport } from '#shared/run/run-report.ts'
import { isStandardOutput } from '../../output/open-output.ts'
import { UsageError } from '../../usage-error.ts'

const PRINTS: Record<string, (report: RunReport) => Iterable<string>> = {
  json: runJson,
  junit: runJunit,
  html: runHtml
}

export interface WantedReport {
  /** As it was asked for. */
  asked: string
  /** `-` is standard output. */
  path: string
  print(report: RunReport): Iterable<string>
}

export interface WantedReports {
  /** Whether a person is told on standard output. */
  cli: boolean
  files: readonly WantedReport[]
}

/**
 * What `--reporter` asks for. Standard output has what a person reads, unless a report goes there.
 * @throws UsageError for a reporter that is none, a file that cannot be there, and two that would go to the same place
 */
export function readReporters(given: readonly string[]): WantedReports {
  const files: WantedReport[] = []
  const places = new Map<string, string>()
  let isCliAsked = false
  for (const text of given) {
    const [, name = '', path] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? []
    const print = Object.hasOwn(PRINTS, name) ? PRINTS[name] : undefined
    if (name === 'cli' && path === undefined) isCliAsked = true
    else if (!print)
      throw new UsageError(
        `--reporter ${text}: write ${/^\w+,/.test(text) ? `-r once for each: ${eachOf(text)}` : CHOICES}`
      )
    const toOutput = path === undefined || isStandardOutput(path)
    const place = toOutput ? 'standard output' : resolve(path)
    const other = places.get(place)
    if (other !== undefined && other !== text)
      throw new UsageError(`--reporter ${other} and --reporter ${text}: both would go to ${place}`)
    if (print && other === undefined)
      files.push({ asked: text, path: toOutput ? '-' : writable(text, path), print })
    places.set(place, text)
  }
  return { cli: isCliAsked || !files.some(({ path }) => path === '-'), files }
}

/** `cli,junit` as `-r cli -r junit=FILE`: only one can go to standard output. */
function eachOf(text: string): string {
  const names = text.split(',').filter(name => name !== '')
  return names.map(name => `-r ${Object.hasOwn(PRINTS, name) ? `${name}=FILE` : name}`).join(' ')
}

const CHOICES = 'cli, json, junit or html, and =FILE behind the last three for a file'

/** Before anything is sent: a report that cannot be written is of no use to anybody then. */
function writable(text: string, path: string): string {
  if (path === '') throw new UsageError(`--reporter ${text}: the file is missing`)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--reporter ${text}: that is a folder`)
  if (!statSync(dirname(resolve(path)), { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`--reporter ${text}: there is no folder ${dirname(path)}`)
  return path
}
