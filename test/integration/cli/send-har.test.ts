import { writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { har as validate } from 'har-validator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from '../../suites/temporary-folder.ts'
import { sonde } from './run-sonde.ts'

let server: Server
let origin: string

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/')
      return void response.writeHead(302, { location: '/end', 'set-cookie': 'sid=abcdefghij' }).end()
    if (request.url === '/bytes') return void response.end(Buffer.from([0, 1, 2, 0xff]))
    response.setHeader('content-type', 'text/plain')
    // Whoever is answered sends no more.
    request
      .resume()
      .on('end', () =>
        response.end(`You sent ${request.headers.authorization} and ${request.headers.cookie}`)
      )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.close()
})

const PostData = z.object({
  mimeType: z.string(),
  text: z.string(),
  _encoding: z.string().optional(),
  comment: z.string().optional()
})
const Log = z.object({
  log: z.object({
    entries: z.array(
      z.object({
        time: z.number(),
        request: z.object({ postData: PostData.optional() }),
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

const printed = async (...args: string[]) => {
  const { stdout, stderr } = await sonde(['send', 'POST', `${origin}/end`, ...args, '--print', 'har'])
  return { postData: Log.parse(JSON.parse(stdout)).log.entries[0]?.request.postData, stderr }
}

it.each([
  ['--data', '{"a": 1}', '{"a": 1}', 'application/json'],
  ['--json', '{"a": 2}', '{"a": 2}', 'application/json'],
  ['--urlencode', 'a=b c', 'a=b+c', 'application/x-www-form-urlencoded']
])('holds what was sent with %s', async (flag, value, text, mimeType) => {
  const { postData, stderr } = await printed(flag, value)
  expect({ postData, stderr }).toEqual({ postData: { text, mimeType }, stderr: '' })
})

it('holds files and parts that were sent, and masks what is secret in them', async () => {
  const folder = await temporaryFolder()
  const [text, bytes] = [join(folder, 'a.txt'), join(folder, 'a.bin')]
  await writeFile(text, 'with top-secret-token')
  await writeFile(bytes, Buffer.from([0, 1, 0xff]))
  const sent = await printed('--data', `@${text}`, '--bearer', 'top-secret-token')
  expect(sent.postData).toEqual({ text: 'with ****************', mimeType: 'text/plain' })
  expect((await printed('--data', `@${bytes}`)).postData).toMatchObject({ text: 'AAH/', _encoding: 'base64' })
  const { postData } = await printed('--form', 'a=b', '--form', `file=@${text}`)
  expect(postData?.text).toContain('name="file"; filename="a.txt"')
  expect(postData?.text).toContain('with top-secret-token')
})

it('leaves out what is too large, and says so', async () => {
  const large = join(await temporaryFolder(), 'large.txt')
  await writeFile(large, 'x'.repeat(6 * 1024 * 1024))
  const { postData, stderr } = await printed('--data', `@${large}`)
  expect(postData).toMatchObject({ text: '', comment: 'The body is not in this file.' })
  expect(stderr).toBe(
    'sonde: warning: The body that was sent is too large for a HAR file (6.0 MiB) and was left out.\n'
  )
})

describe('converted to a command again', () => {
  const asCurl = async (...args: string[]) => {
    const { stdout: har } = await sonde(['send', ...args, '--print', 'har'])
    return sonde(['convert', '-', '--to', 'curl'], har)
  }

  it('has the body that a redirect left behind', async () => {
    const { stdout, stderr } = await asCurl(origin, '--data', '{"a":1}')
    expect(stderr).toBe('')
    expect(stdout).toContain(`curl '${origin}'`)
    expect(stdout).toContain(`--data-raw '{"a":1}'`)
  })

  it('has the boundary of the parts of its body', async () => {
    const { stdout, stderr } = await asCurl(`${origin}/end`, '--form', 'a=b')
    expect(stderr).toBe('')
    const [, boundary = 'none'] = /Content-Type: multipart\/form-data; boundary=([\w-]+)'/.exec(stdout) ?? []
    expect(stdout.split(`--${boundary}`)).toHaveLength(3)
  })

  it('goes without what was masked, which is said', async () => {
    const url = `${origin}/end?access_token=top-secret-token&page=1`
    const { stdout, stderr } = await asCurl(
      url,
      '--bearer',
      'other-token',
      '--header',
      'Cookie: sid=abcdefghij'
    )
    expect(stdout).toContain(`curl '${origin}/end?page=1'`)
    expect(stdout).not.toMatch(/•|%E2%80%A2|Cookie|Authorization/)
    expect(stderr).toBe(
      'sonde: warning: Masked in the file, and left out: parameter access_token, header Cookie, header Authorization.\n'
    )
  })
})
