import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runnableCollection, runnableRequest } from '#test/fixtures/runnable-collection.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde } from './run-sonde.ts'

/** In each of these a request tells of whom it was asked in the end. */
const REPORTS = ['cli', 'json', 'junit', 'html'] as const

let server: HttpServer

beforeAll(async () => {
  server = await startHttpServer(({ url }, response) => {
    if (url === '/old') response.writeHead(302, { Location: '/newer' }).end()
    else if (url === '/newer') response.writeHead(307, { Location: '/new?access_token=led-here' }).end()
    else if (url === '/cut') response.destroy()
    else response.writeHead(200).end('{}')
  })
})
afterAll(() => server[Symbol.asyncDispose]())

/** All reports of a run of one request, whose status is to be 204. */
async function reports(url: string, ...flags: string[]): Promise<Record<(typeof REPORTS)[number], string>> {
  const folder = await runnableCollection({ 'one.yml': runnableRequest('One', { url, status: 204 }) })
  const files = await temporaryFolder()
  const wanted = REPORTS.flatMap(name => ['-r', name === 'cli' ? name : `${name}=${join(files, name)}`])
  const { stdout, status } = await sonde(['run', folder, ...wanted, ...flags], '', {
    env: { SHOP_KEY: 'hush-hush' }
  })
  expect(status).toBe(1)
  const read = (name: string) => readFile(join(files, name), 'utf8')
  return { cli: stdout, json: await read('json'), junit: await read('junit'), html: await read('html') }
}

test('what a redirect led to is told under what failed, with its credentials masked', async () => {
  const { json, ...others } = await reports(`${server.origin}/old`)
  const told = `GET ${server.origin}/new?access_token=••• answered 200 after 2 redirects`
  for (const text of Object.values(others)) expect(text).toContain(told)
  expect(others.cli).toContain(`        found    200\n      ${told}\n`)
  expect(JSON.parse(json).results[0].asked).toEqual({
    method: 'GET',
    url: `${server.origin}/new?access_token=•••`,
    redirects: 2,
    status: 200
  })
})

test('the URL is told as it was sent, with what is secret in it masked', async () => {
  const flags = ['--var', 'id=42', '--var', 'SHOP_KEY']
  const { json, ...others } = await reports(`${server.origin}/{{id}}/{{SHOP_KEY}}`, ...flags)
  for (const text of Object.values(others)) expect(text).toContain(`GET ${server.origin}/42/••• answered 200`)
  expect(json).not.toContain('hush-hush')
})

test('the URL is told with what was percent-encoded on its way', async () => {
  const { json, ...others } = await reports(`${server.origin}/de ep/ü?q=ö#part`)
  const url = `${server.origin}/de%20ep/%C3%BC?q=%C3%B6`
  for (const text of Object.values(others)) expect(text).toContain(`GET ${url} answered 200`)
  expect(JSON.parse(json).results[0].asked.url).toBe(url)
})

test('what got no answer says of whom it was asked', async () => {
  const { json: _, ...others } = await reports(`${server.origin}/cut`)
  for (const text of Object.values(others)) expect(text).toContain(`GET ${server.origin}/cut gave no answer`)
})

test('nothing is told of what passed, or was not sent', async () => {
  const folder = await runnableCollection({
    'one.yml': runnableRequest('One', { url: `${server.origin}/old`, status: 200 }),
    'two.yml': runnableRequest('Two', { url: `${server.origin}/{{nothing}}`, seq: 2 })
  })
  const { stdout } = await sonde(['run', folder, '-r', 'json'])
  expect(JSON.parse(stdout).results.map((each: object) => 'asked' in each)).toEqual([false, false])
})
