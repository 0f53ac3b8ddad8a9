import type { Exchange, Hop } from '../model/exchange.ts'
import { CREATOR, type HarBody, uriOf } from './export-har.ts'
import { foreignExchange } from './foreign-exchange.ts'
import { ExchangeBeyondHar, HarEntry, HarFile, HarPage, HopBeyondHar } from './har.ts'
import { requestBodyOf, responseBodyOf } from './har-bodies.ts'
import { headOf, requestOf } from './har-head.ts'
import { LeftOut } from './left-out.ts'
import { isOneClock } from './one-clock.ts'

/** An exchange out of a HAR file, under an id of its own, and what the file has of its bodies. */
export interface HarExchange {
  exchange: Exchange
  requestBody?: HarBody
  responseBody?: HarBody
  /** Of a WebSocket, as they stand there. */
  messages?: readonly unknown[]
}

export interface HarImport {
  /** Whether Sonde wrote the file. */
  isOwn: boolean
  exchanges: HarExchange[]
  /** What could not be read, and where in the file: sentences for a person. */
  problems: string[]
}

interface ReadEntry {
  entry: HarEntry
  startedAt: string
  beyond: HopBeyondHar | undefined
}

const OVER_HTTP = /^(?:https?|wss?):/i
/** A scheme of another kind (RFC 3986 §3.1), which what stands before a port is not: `localhost:3000/`. */
const OTHER_SCHEME = /^[a-z][a-z\d+.-]*:(?!\d+(?:[/?#]|$))/i

/**
 * Reads a HAR log. Entries that Sonde wrote become the hops of the exchanges that they were; those of others become
 * exchanges of one hop each, whose phases have the timings of the file.
 * @param file parsed JSON, of whatever origin
 * @param newId what the ids of exchanges and bodies are made by
 */
export function importHar(file: unknown, newId: () => string): HarImport {
  const parsed = HarFile.safeParse(file)
  if (!parsed.success)
    return {
      isOwn: false,
      exchanges: [],
      problems: ['This is no HAR file: there is no list `log.entries` in it.']
    }
  const { log } = parsed.data
  const leftOut = new LeftOut()
  const pages = readPages(log.pages ?? [])
  const grouped = new Map<string, ReadEntry[]>()
  for (const [index, raw] of log.entries.entries()) {
    const read = readEntry(raw)
    if ('problem' in read) {
      leftOut.whole(index, read.problem)
      continue
    }
    const { entry, startedAt } = read
    const beyond = HopBeyondHar.safeParse(entry._sonde)
    const { pageref } = entry
    const own = beyond.success && pageref !== undefined && isOwnPage(pages.get(pageref))
    const key = own ? `page ${pageref}` : `entry ${index}`
    const group = grouped.get(key) ?? []
    group.push({ entry, startedAt, beyond: own ? beyond.data : undefined })
    grouped.set(key, group)
  }
  const exchanges = [...grouped.values()].flatMap(group => {
    const own = ownExchange(group, pages.get(group[0]?.entry.pageref ?? ''), newId)
    if (own) return [own]
    return group.map(({ entry, startedAt }) => withBodies(foreignExchange(entry, startedAt, newId), [entry]))
  })
  return { isOwn: log.creator?.name === CREATOR, exchanges, problems: leftOut.tell() }
}

function readPages(pages: readonly unknown[]): Map<string, HarPage> {
  return new Map(
    pages.flatMap(page => {
      const read = HarPage.safeParse(page)
      return read.success ? [[read.data.id, read.data]] : []
    })
  )
}

function isOwnPage(page: HarPage | undefined): boolean {
  return ExchangeBeyondHar.safeParse(page?._sonde).success
}

function readEntry(raw: unknown): { entry: HarEntry; startedAt: string } | { problem: string } {
  const read = HarEntry.safeParse(raw)
  if (!read.success) {
    const [issue] = read.error.issues
    const path = issue?.path.map(String).join('.') ?? ''
    return { problem: path === '' ? 'there is no object.' : `\`${path}\`: ${issue?.message}.` }
  }
  const { request, startedDateTime } = read.data
  if (request.method === '' || request.url === '') return { problem: 'there is no method or no URL.' }
  const urlProblem = problemOfUrl(request.url)
  if (urlProblem !== undefined) return { problem: urlProblem }
  const startedAt = isoOf(startedDateTime)
  return startedAt === undefined
    ? { problem: '`startedDateTime` is no date.' }
    : { entry: read.data, startedAt }
}

function problemOfUrl(url: string): string | undefined {
  if (OVER_HTTP.test(url) && URL.canParse(url)) return undefined
  const [scheme] = OVER_HTTP.test(url) ? [] : (OTHER_SCHEME.exec(url) ?? [])
  return scheme === undefined ? 'the URL has no scheme or no server.' : `\`${scheme}\` URLs ask no server.`
}

/** Numbers are seconds or milliseconds since 1970: what would be before 1973 in the latter is meant as the former. */
function isoOf(written: string | number): string | undefined {
  const ms = typeof written === 'string' ? Date.parse(written) : written < 1e11 ? written * 1000 : written
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

/** One of ours, as it was. Undefined when what is told of it cannot have been measured so. */
function ownExchange(
  group: readonly ReadEntry[],
  page: HarPage | undefined,
  newId: () => string
): HarExchange | undefined {
  const facts = ExchangeBeyondHar.safeParse(page?._sonde)
  const hops = group.flatMap(({ entry, beyond }) => (beyond ? [hopOf(entry, beyond)] : []))
  const last = group.at(-1)?.entry
  const startedAt = isoOf(page?.startedDateTime ?? '')
  if (!last || !facts.success || startedAt === undefined) return undefined
  const { request, body, ...rest } = facts.data
  if (!isOneClock({ hops, totalMs: rest.totalMs })) return undefined
  const exchange: Exchange = {
    ...rest,
    id: newId(),
    startedAt,
    request,
    hops,
    ...(body && { body: { ...body, ...charsetOf(last), id: newId() } })
  }
  return withBodies(
    exchange,
    group.map(({ entry }) => entry)
  )
}

/** What is there as text is in Unicode by now, whatever it was on the wire. */
function charsetOf(entry: HarEntry): { charset?: string } {
  const body = responseBodyOf(entry)
  return body && body.encoding === undefined ? { charset: 'utf-8' } : {}
}

function hopOf(entry: HarEntry, { url, response, ...beyond }: HopBeyondHar): Hop {
  const request = requestOf(entry)
  const head = headOf(entry)
  return {
    ...beyond,
    request: url !== undefined && uriOf(url) === request.url ? { ...request, url } : request,
    ...(head && { response: { ...head, ...response } })
  }
}

/** @param entries of its hops: a redirect may have left the body behind that went up before */
function withBodies(exchange: Exchange, entries: readonly HarEntry[]): HarExchange {
  const last = entries.at(-1)
  const requestBodies = entries.flatMap(entry => requestBodyOf(entry) ?? [])
  const requestBody = requestBodies.findLast(({ text }) => text !== '') ?? requestBodies.at(-1)
  const responseBody = last && responseBodyOf(last)
  const messages = last?._webSocketMessages
  return {
    exchange,
    ...(requestBody && { requestBody }),
    ...(responseBody && { responseBody }),
    ...(messages && { messages })
  }
}
