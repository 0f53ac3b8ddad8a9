import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { har as validate } from 'har-validator'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { sonde } from './run-sonde.ts'

let server: Server
let origin: string

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/')
      return void response.writeHead(302, { location: '/end', 'set-cookie': 'sid=abcdefghij' }).end()
    if (request.url === '/bytes') return void response.end(Buffer.from([0, 1, 2, 0xff]))
    response.setHeader('content-type', 'text/plain')
    response.end(`You sent ${request.headers.authorization} and ${request.headers.cookie}`)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
})

const Log = z.object({
  log: z.object({
    entries: z.array(
      z.object({
        time: z.number(),
        response: z.object({
          status: z.number(),
          content: z.object({ text: z.string().optional(), encoding: z.string().optional() })
        }),
        timings: z.record(z.string(), z.number())
      })
    )
  })
})

it('prints a HAR 1.2 log with an entry for each hop and the body of the last', async () => {
  const { status, stdout, stderr } = await sonde(['send', origin, '--print', 'har'])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  await validate(JSON.parse(stdout))
  const { entries } = Log.parse(JSON.parse(stdout)).log
  expect(entries.map(({ response }) => response.status)).toEqual([302, 200])
  expect(entries[1]?.response.content.text).toMatch(/^You sent/)
  for (const { time, timings } of entries) {
    const { ssl: _, ...others } = timings
    expect(Object.values(others).reduce((sum, ms) => sum + Math.max(0, ms), 0)).toBeCloseTo(time, 5)
  }
})

it('masks what is secret, in headers and in the body that gives it back', async () => {
  const { stdout } = await sonde(['send', origin, '--bearer', 'top-secret-token', '--print', 'har'])
  expect(stdout).toContain('You sent Bearer ****************')
  expect(stdout).not.toContain('top-secret-token')
  expect(stdout).not.toContain('abcdefghij')
})

it('holds bytes that are no text in base64', async () => {
  const { stdout } = await sonde(['send', `${origin}/bytes`, '--print', 'har'])
  expect(Log.parse(JSON.parse(stdout)).log.entries[0]?.response.content).toEqual({
    text: 'AAEC/w==',
    encoding: 'base64'
  })
})
