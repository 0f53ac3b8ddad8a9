import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { Exchange } from '#shared/model/exchange.ts'
import type { HistorySession, HistorySource } from '#shared/model/history.ts'
import type { Header } from '#shared/model/request.ts'
import { HistoryStore } from '#workspace/history/history-store.ts'
import { type Outcome, sonde } from './run-sonde.ts'

export const BODY = '{"hello": "world"}'

/** An exchange that a history is to have. */
export interface Kept {
  id: string
  method?: string
  url?: string
  status?: number
  /** That of `measuredExchange`, or another. */
  withBody?: boolean | Uint8Array
  socket?: HistorySession
  source?: HistorySource
  /** The value of a header of its answer. */
  header?: string
}

/** A data folder whose history another process holds open. */
export async function historyOf(kept: readonly Kept[], home: string): Promise<void> {
  const store = new HistoryStore(home, DEFAULT_PREFERENCES.history)
  onTestFinished(() => store.close())
  const measured = await measuredExchange()
  for (const [
    index,
    { id, method = 'GET', url = `http://api.test/${id}`, withBody, header, ...facts }
  ] of kept.entries()) {
    const startedAt = new Date(Date.now() - 1_000_000 + index * 1000).toISOString()
    await store.record({
      entry: { id, startedAt, method, url, totalMs: 5, hops: 1, source: {}, ...facts },
      exchange: { ...withHeader(measured, header), id, startedAt },
      draft: { ...BLANK_DRAFT, url },
      responseText: id === 'aaaa-4' ? 'needle' : '',
      ...(withBody && { saveBody: path => writeFile(path, withBody === true ? BODY : withBody) })
    })
  }
}

function withHeader(exchange: Exchange, value: string | undefined): Exchange {
  if (value === undefined) return exchange
  const hops = exchange.hops.map(({ response, ...hop }) => ({
    ...hop,
    ...(response && {
      response: { ...response, headers: [...response.headers, ['X-Evil', value] satisfies Header] }
    })
  }))
  return { ...exchange, hops }
}

async function measuredExchange(): Promise<Exchange> {
  const server = createServer((_, response) => response.end(BODY))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const { stdout } = await sonde(['send', `http://127.0.0.1:${port}/`, '--print', 'exchange'])
  return Exchange.parse(JSON.parse(stdout))
}

/** Runs `sonde history` with this data folder. */
export const ask = (home: string, ...args: string[]): Promise<Outcome> =>
  sonde(['history', ...args], '', { env: { SONDE_HOME: home, TZ: 'UTC' } })
