import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { median } from './median.ts'

const ROUNDS = 15
const WARM_UP = 2
/** With its quotes and the name of its only member. */
const BODY = JSON.stringify({ text: 'x'.repeat(1013) })
const SONDE = 'bin/sonde.js'

/** What a person waits for whole processes: the runtime alone, ours, and those of others that are installed. */
export async function run() {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(BODY)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const contenders = [
    ['node -e 0', process.execPath, '-e', '0'],
    ['sonde --version', process.execPath, SONDE, '--version'],
    ['sonde send', process.execPath, SONDE, 'send', url],
    ['curl', 'curl', '-s', url],
    ['http (HTTPie)', 'http', '--ignore-stdin', url]
  ].filter(([, file = '']) => !spawnSync(file, ['--version']).error)
  const times = await takeTurns(contenders)
  server.close()
  return {
    title: 'Start of the command line: one request of 1 KiB, whole processes in turn',
    columns: ['process', 'median ms', 'fastest ms'],
    rows: contenders.map(([name = ''], index) => {
      const own = times[index] ?? []
      return [name, median(own).toFixed(1), Math.min(...own).toFixed(1)]
    })
  }
}

/** @returns per contender the milliseconds of each round. Who goes first changes from round to round. */
async function takeTurns(contenders: string[][]): Promise<number[][]> {
  const times = contenders.map((): number[] => [])
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const index = (turn + round + WARM_UP) % contenders.length
      const [, file = '', ...args] = contenders[index] ?? []
      const from = performance.now()
      const [status] = await once(spawn(file, args, { stdio: 'ignore' }), 'close')
      if (status !== 0) throw new Error(`${contenders[index]?.[0]} ended with ${status}`)
      if (round >= 0) times[index]?.push(performance.now() - from)
    }
  }
  return times
}
