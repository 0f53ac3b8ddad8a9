import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import v8 from 'node:v8'
import vm from 'node:vm'
import { DirectClient } from '#engine/direct-client.ts'
import { connectionsOf, openSockets, soak } from '#test/suites/soak.ts'
import { serveSoak } from '#test/suites/soak-server.ts'

const REQUESTS = 100_000
const LAPS = 10
const SERVER = 'sonde: the server of bench/soak'
const MiB = 1024 * 1024

// This very file is also the server, in a process of its own.
if (process.argv[2] === SERVER) serveSoak()

/**
 * Requests of all kinds through one client: answers that are kept alive, uploads, codings, redirects, errors, broken
 * answers, time-outs, cancelled ones. Memory is looked at after a collection of garbage, every ten thousand; the
 * first lap warms up.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const server = fork(fileURLToPath(import.meta.url), [SERVER], { execArgv: [] })
  const [port]: number[] = await once(server, 'message')
  const socketsBefore = openSockets()
  const client = new DirectClient()
  const rows: string[][] = []
  const heaps: number[] = []
  let wrong = 0
  const note = async (label: string) => {
    const { heap, rss } = collectGarbage()
    heaps.push(heap)
    const connections = await connectionsOf(server)
    rows.push([
      label,
      heap.toFixed(1),
      rss.toFixed(1),
      `${openSockets() - socketsBefore}`,
      `${connections}`,
      `${wrong}`
    ])
  }
  await note('0')
  for (let lap = 1; lap <= LAPS; lap++) {
    wrong += (await soak(client, `http://127.0.0.1:${port}`, REQUESTS / LAPS)).length
    await note(`${((REQUESTS / LAPS) * lap).toLocaleString('en')}`)
  }
  await client.close()
  while ((await connectionsOf(server)) > 0) await wait(10)
  await note('closed')
  server.disconnect()
  const growth = (heaps[LAPS] ?? Number.NaN) - (heaps[1] ?? Number.NaN)
  return {
    title: `Soak: ${REQUESTS.toLocaleString('en')} requests; the heap grew by ${growth.toFixed(1)} MiB after the first lap`,
    columns: [
      'requests',
      'heap MiB',
      'RSS MiB',
      'active sockets here',
      'connections at the server',
      'unexpected outcomes'
    ],
    rows
  }
}

v8.setFlagsFromString('--expose-gc')
const gc: unknown = vm.runInNewContext('gc')

function collectGarbage(): { heap: number; rss: number } {
  if (typeof gc === 'function') gc()
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed / MiB, rss: rss / MiB }
}
