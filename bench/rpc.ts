import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { isMainThread, type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads'
import { WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import { call, stream } from '#shared/contract/define.ts'
import { Bytes } from '#shared/model/bytes.ts'
import { createRpcClient, type RpcClient } from '#shared/rpc/client.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { createMessagePort } from '#shared/rpc/message-port.ts'
import type { Port } from '#shared/rpc/port.ts'
import { serve } from '#shared/rpc/server.ts'
import { createWebSocketPort } from '#shared/rpc/websocket-port.ts'
import { median } from './median.ts'

const ROUNDS = 5
const CALLS = 2000
const WINDOWS = 100
const WINDOW_BYTES = 1024 * 1024
const EVENTS = 100_000
const SERVED = 'sonde: the served side of bench/rpc'

const contract = {
  ping: call(z.object({ n: z.number() }), z.number()),
  read: call(z.object({ length: z.number() }), Bytes),
  events: stream(z.object({ count: z.number() }), z.object({ n: z.number(), text: z.string() }))
}
type BenchContract = typeof contract

/**
 * What the hop across costs: round trips one after the other, windows of a body one after the other, and events of
 * 200 bytes as fast as credit allows. The served side runs in a thread of its own.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { role: SERVED, port: port2 },
    transferList: [port2]
  })
  const [webSocketPort] = await once(worker, 'message')
  const socket = new WebSocket(`ws://127.0.0.1:${webSocketPort}`, { perMessageDeflate: false })
  const carriers: [string, RpcClient<BenchContract>][] = [
    ['MessageChannel', createRpcClient<BenchContract>(createMessagePort(port1))],
    ['WebSocket', createRpcClient<BenchContract>(createWebSocketPort(socket))]
  ]
  const rows: string[][] = []
  for (const [name, client] of carriers) {
    const perSecond = {
      calls: await rate(CALLS, () => roundTrips(client)),
      megabytes: await rate((WINDOWS * WINDOW_BYTES) / 1e6, () => readWindows(client)),
      events: await rate(EVENTS, () => takeEvents(client))
    }
    rows.push([
      name,
      Math.round(perSecond.calls).toLocaleString('en'),
      (1000 / perSecond.calls).toFixed(3),
      Math.round(perSecond.megabytes).toLocaleString('en'),
      Math.round(perSecond.events).toLocaleString('en')
    ])
  }
  for (const [, client] of carriers) client.close()
  await worker.terminate()
  return {
    title: 'The hop across, to a thread (medians)',
    columns: ['carrier', 'calls/s', 'ms/call', 'MB/s in windows of 1 MiB', 'events/s of 200 B'],
    rows
  }
}

/** @returns how much of it was done in a second: the median of several rounds, after one that does not count */
async function rate(amount: number, work: () => Promise<void>): Promise<number> {
  await work()
  const rates: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    await work()
    rates.push((amount * 1000) / (performance.now() - start))
  }
  return median(rates)
}

async function roundTrips(client: RpcClient<BenchContract>): Promise<void> {
  for (let n = 0; n < CALLS; n++) await client.call('ping', { n })
}

async function readWindows(client: RpcClient<BenchContract>): Promise<void> {
  for (let n = 0; n < WINDOWS; n++) await client.call('read', { length: WINDOW_BYTES })
}

async function takeEvents(client: RpcClient<BenchContract>): Promise<void> {
  let taken = 0
  for await (const _ of client.stream('events', { count: EVENTS })) taken++
  if (taken !== EVENTS) throw new Error(`${taken} of ${EVENTS} events arrived`)
}

function serveOn(port: Port): void {
  const body = new Uint8Array(WINDOW_BYTES).fill(120)
  const text = 'x'.repeat(190)
  const handlers: Handlers<BenchContract> = {
    ping: async ({ n }) => n,
    read: async ({ length }) => body.subarray(0, length),
    async *events({ count }) {
      for (let n = 0; n < count; n++) yield { n, text }
    }
  }
  serve(port, contract, handlers)
}

function isServedSide(data: unknown): data is { role: string; port: MessagePort } {
  return typeof data === 'object' && data !== null && 'role' in data && data.role === SERVED
}

if (!isMainThread && isServedSide(workerData)) {
  serveOn(createMessagePort(workerData.port))
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  server.on('connection', socket => serveOn(createWebSocketPort(socket)))
  await once(server, 'listening')
  parentPort?.postMessage((server.address() as AddressInfo).port)
}
