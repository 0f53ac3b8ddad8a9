import type { BodyInfo, Exchange, Hop, ResponseHead } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'
import type { HarBody } from './export-har.ts'
import { ExchangeBeyondHar, HarEntry, HarFile, HarPage, HopBeyondHar } from './har.ts'
import { phasesOf } from './har-timings.ts'

/** An exchange out of a HAR file, under an id of its own, and what the file has of its bodies. */
export interface HarExchange {
  exchange: Exchange
  requestBody?: HarBody
  responseBody?: HarBody
}

export interface HarImport {
  exchanges: HarExchange[]
  /** What could not be read, and where in the file: sentences for a person. */
  problems: string[]
}

interface ReadEntry {
  entry: HarEntry
  beyond: HopBeyondHar | undefined
}

/**
 * Reads a HAR log. Entries that Sonde wrote become the hops of the exchanges that they were; those of others become
 * exchanges of one hop each, whose phases have the timings of the file.
 * @param file parsed JSON, of whatever origin
 * @param newId what the ids of exchanges and bodies are made by
 */
export function importHar(file: unknown, newId: () => string): HarImport {
  const parsed = HarFile.safeParse(file)
  if (!parsed.success)
    return { exchanges: [], problems: ['This is no HAR file: there is no list `log.entries` in it.'] }
  const { log } = parsed.data
  const problems: string[] = []
  const pages = new Map(
    (log.pages ?? []).flatMap(page => {
      const read = HarPage.safeParse(page)
      return read.success ? [[read.data.id, read.data]] : []
    })
  )
  const grouped = new Map<string, ReadEntry[]>()
  log.entries.forEach((raw, index) => {
    const read = HarEntry.safeParse(raw)
    const problem = read.success ? whatIsWrong(read.data) : placeOf(read.error)
    if (!read.success || problem !== undefined) {
      problems.push(`Entry ${index + 1} was left out: ${problem}`)
      return
    }
    const beyond = HopBeyondHar.safeParse(read.data._sonde)
    const { pageref } = read.data
    const own = beyond.success && pageref !== undefined && isOwnPage(pages.get(pageref))
    const key = own ? `page ${pageref}` : `entry ${index}`
    const group = grouped.get(key) ?? []
    group.push({ entry: read.data, beyond: own ? beyond.data : undefined })
    grouped.set(key, group)
  })
  const exchanges = [...grouped.values()].flatMap(group => {
    const own = ownExchange(group, pages.get(group[0]?.entry.pageref ?? ''), newId)
    return own ? [own] : group.map(({ entry }) => foreignExchange(entry, newId))
  })
  return { exchanges, problems }
}

function isOwnPage(page: HarPage | undefined): boolean {
  return ExchangeBeyondHar.safeParse(page?._sonde).success
}

function whatIsWrong({ startedDateTime, request }: HarEntry): string | undefined {
  if (Number.isNaN(Date.parse(startedDateTime))) return '`startedDateTime` is no date.'
  return request.method === '' || request.url === '' ? 'it has no method or no URL.' : undefined
}

function placeOf(error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }): string {
  const [issue] = error.issues
  return `\`${issue?.path.map(String).join('.')}\`: ${issue?.message}.`
}

/** One of ours, as it was. Undefined when its hops are not those of one clock. */
function ownExchange(
  group: readonly ReadEntry[],
  page: HarPage | undefined,
  newId: () => string
): HarExchange | undefined {
  const facts = ExchangeBeyondHar.safeParse(page?._sonde)
  const hops = group.flatMap(({ entry, beyond }) => (beyond ? [hopOf(entry, beyond)] : []))
  if (!page || !facts.success || hops.some((hop, index) => hop.index !== index)) return undefined
  const { request, body, ...rest } = facts.data
  const exchange: Exchange = {
    ...rest,
    id: newId(),
    startedAt: page.startedDateTime,
    request,
    hops,
    ...(body && { body: { ...body, id: newId() } })
  }
  return withBodies(exchange, group.at(-1)?.entry)
}

function hopOf(entry: HarEntry, { url, response, ...beyond }: HopBeyondHar): Hop {
  return {
    ...beyond,
    request: { method: entry.request.method, url: url ?? entry.request.url, headers: headers(entry.request) },
    ...(entry.response.status > 0 && { response: { ...headOf(entry), ...response } })
  }
}

/** Somebody else's: one hop that begins when the entry does. */
function foreignExchange(entry: HarEntry, newId: () => string): HarExchange {
  const known = Object.fromEntries(Object.entries(entry.timings).filter(([, ms]) => typeof ms === 'number'))
  const phases = phasesOf(known, 0)
  const totalMs = phases.at(-1)?.endMs ?? Math.max(0, entry.time ?? 0)
  const { request } = entry
  const hop: Hop = {
    index: 0,
    reason: 'initial',
    request: { method: request.method, url: request.url, headers: headers(request) },
    phases,
    ...(entry.response.status > 0 && { response: headOf(entry) }),
    changes: [],
    cookies: { sent: [], stored: [], rejected: [] },
    warnings: [],
    samples: { up: [], down: [] },
    startMs: 0,
    endMs: totalMs
  }
  const body = bodyOf(entry, newId())
  const exchange: Exchange = {
    id: newId(),
    startedAt: new Date(Date.parse(entry.startedDateTime)).toISOString(),
    request: {
      ...hop.request,
      body: {
        kind: request.postData ? 'bytes' : 'empty',
        ...(request.postData && { contentType: request.postData.mimeType })
      }
    },
    hops: [hop],
    totalMs,
    ...(body && { body }),
    insecure: false
  }
  return withBodies(exchange, entry)
}

/** @param last the entry of its last hop */
function withBodies(exchange: Exchange, last: HarEntry | undefined): HarExchange {
  const { text: sent } = last?.request.postData ?? {}
  const { text, encoding } = last?.response.content ?? {}
  return {
    exchange,
    ...(sent !== undefined && { requestBody: { text: sent } }),
    ...(text !== undefined && {
      responseBody: { text, ...(encoding === 'base64' && { encoding: 'base64' as const }) }
    })
  }
}

function headOf({ response }: HarEntry): ResponseHead {
  const [version] = /1\.0|1\.1|2/.exec(response.httpVersion) ?? []
  return {
    status: response.status,
    statusText: response.statusText,
    httpVersion: version === '1.0' || version === '2' ? version : '1.1',
    headers: headers(response),
    headBytes: Math.max(0, Math.round(response.headersSize)),
    trailers: [],
    informational: []
  }
}

function bodyOf({ response }: HarEntry, id: string): BodyInfo | undefined {
  const { size, mimeType, text } = response.content
  if (response.status === 0 || (size <= 0 && text === undefined)) return undefined
  const [contentType = '', ...parameters] = mimeType.toLowerCase().split(';')
  const charset = /charset="?([^"\s]+)/.exec(parameters.join(';'))?.[1]
  const decoded = Math.max(0, Math.round(size))
  return {
    id,
    size: decoded,
    encodedSize: response.bodySize >= 0 ? Math.round(response.bodySize) : decoded,
    contentType: contentType.trim(),
    ...(charset !== undefined && { charset }),
    complete: true
  }
}

function headers({ headers }: { headers: readonly { name: string; value: string }[] }): Header[] {
  return headers.map(({ name, value }) => [name, value])
}
