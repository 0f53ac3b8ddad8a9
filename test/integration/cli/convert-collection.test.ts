import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde } from './run-sonde.ts'

const asked: string[] = []
let server: HttpServer

beforeAll(async () => {
  server = await startHttpServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.end('{}')
  })
})
afterAll(() => server[Symbol.asyncDispose]())

/** A HAR file of these requests, as a browser saves it. */
function harOf(requests: readonly { method?: string; url: string; text?: string }[]): string {
  const entries = requests.map(({ method = 'GET', url, text }) => ({
    startedDateTime: '2026-01-02T03:04:05.000Z',
    time: 1,
    request: {
      ...{ method, url, httpVersion: 'HTTP/1.1', cookies: [], headers: [], queryString: [] },
      ...{ headersSize: -1, bodySize: text?.length ?? 0 },
      ...(text !== undefined && { postData: { mimeType: 'application/json', text } })
    },
    response: {
      ...{ status: 200, statusText: 'OK', httpVersion: 'HTTP/1.1', cookies: [], headers: [] },
      ...{ content: { size: 0, mimeType: '' }, redirectURL: '', headersSize: -1, bodySize: 0 }
    },
    cache: {},
    timings: { send: 0, wait: 1, receive: 0 }
  }))
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'a', version: '1' }, entries } })
}

const convert = (input: string, output: string, ...flags: string[]) =>
  sonde(['convert', '-', '--to', 'yaml', '-o', output, ...flags], input)

it('makes a collection of a HAR file, which sends the same requests in the same order', async () => {
  const folder = await temporaryFolder()
  const har = harOf([
    { url: `${server.origin}/orders?page=1` },
    { method: 'POST', url: `${server.origin}/orders`, text: '{"sku":1}' },
    { url: `${server.origin}/orders?page=2` },
    { url: `${server.origin}/Orders` },
    { method: 'DELETE', url: `${server.origin}/` }
  ])
  expect(await convert(har, join(folder, 'shop/'))).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(readdirSync(folder)).toEqual(['shop'])
  expect(readdirSync(join(folder, 'shop')).sort()).toEqual([
    `DELETE ${new URL(server.origin).host.replace(':', '-')}.yml`,
    'GET Orders 3.yml',
    'GET orders 2.yml',
    'GET orders.yml',
    'POST orders.yml',
    'opencollection.yml'
  ])
  const { status, stdout } = await sonde(['run', join(folder, 'shop')])
  expect(stdout).toMatch(/^shop · 5 requests\n/)
  expect(status).toBe(0)
  expect(asked).toEqual([
    'GET /orders?page=1',
    'POST /orders',
    'GET /orders?page=2',
    'GET /Orders',
    'DELETE /'
  ])
})

it('keeps what the format has no place for in sonde.json', async () => {
  const folder = join(await temporaryFolder(), 'two')
  expect((await convert('curl -k https://a.test/x\ncurl https://b.test/y\n', `${folder}/`)).stderr).toBe('')
  expect(JSON.parse(readFileSync(join(folder, 'sonde.json'), 'utf8')).items).toEqual({
    'GET x.yml': { insecure: true }
  })
})

it('writes nothing outside the folder, and none of its own files twice, whatever requests are called', async () => {
  const parent = await temporaryFolder()
  const har = harOf([
    { url: 'https://a.test/..' },
    { method: '../../up', url: 'https://a.test/%2e%2e%2fx' },
    { method: 'GET', url: `https://a.test/${'long'.repeat(100)}` },
    { method: 'opencollection', url: 'https://a.test/.yml' },
    { method: 'C:\\up', url: 'https://a.test/a\\..\\b:c' }
  ])
  const { status, stderr } = await convert(har, join(parent, 'out/'))
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(readdirSync(parent)).toEqual(['out'])
  const files = readdirSync(join(parent, 'out'))
  expect(files).toHaveLength(6)
  for (const file of files) expect(file).toMatch(/^[^./\\:][^/\\:]{0,210}\.yml$/)
})

it('overwrites nothing: neither a folder, nor a file, nor where a link leads', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'empty'))
  await writeFile(join(folder, 'file'), 'before')
  await symlink('nowhere', join(folder, 'link'))
  for (const name of ['empty', 'file', 'link']) {
    const { status, stderr } = await convert(harOf([{ url: 'https://a.test/' }]), join(folder, `${name}/`))
    expect(stderr).toBe(
      `sonde: --output ${join(folder, name)}/: something is there already; name a folder that is to be made\n`
    )
    expect(status).toBe(23)
  }
  expect(readdirSync(folder).sort()).toEqual(['empty', 'file', 'link'])
  expect(readdirSync(join(folder, 'empty'))).toEqual([])
  expect(existsSync(join(folder, 'nowhere'))).toBe(false)
})

it.each([
  ['no request in it', harOf([]), 2, 'There is no request in this file'],
  [
    'a request that is too large for a file',
    harOf([{ url: 'https://a.test/' }, { url: 'https://a.test/', text: 'x'.repeat(5 * 1024 * 1024) }]),
    2,
    'too large'
  ]
])('leaves nothing behind where there is %s', async (_, har, wanted, problem) => {
  const folder = await temporaryFolder()
  const { status, stderr } = await convert(har, join(folder, 'out/'))
  expect(stderr).toContain(problem)
  expect(status).toBe(wanted)
  expect(readdirSync(folder)).toEqual([])
})

it('says which folder is not there to make one in', async () => {
  const { status, stderr } = await convert(harOf([{ url: 'https://a.test/' }]), '/nowhere/out/')
  expect(stderr).toBe('sonde: --output /nowhere/out/: no such file or directory\n')
  expect(status).toBe(23)
})

it('names files from where the collection is', async () => {
  const folder = await temporaryFolder()
  const here = (path: string) => relative(process.cwd(), join(folder, path))
  const commands = `curl ${server.origin}/a -F f=@${here('p.json')} -F g=@/etc/hosts
curl ${server.origin}/b --data-binary @${here('q.json')}
curl ${server.origin}/c -T '{{home}}/r.json' --cacert ${here('ca.pem')}
`
  await mkdir(join(folder, 'real'))
  await symlink('real', join(folder, 'link'))
  await convert(commands, join(folder, 'link', 'shop/'))
  const read = (name: string) => readFileSync(join(folder, 'real', 'shop', name), 'utf8')
  expect(read('POST a.yml')).toMatch(/- \.\.\/\.\.\/p\.json\n[\s\S]*- \/etc\/hosts\n/)
  expect(read('POST b.yml')).toContain('filePath: ../../q.json\n')
  expect(read('PUT c.yml')).toMatch(/filePath: "?\{\{home\}\}\/r\.json/)
  expect(read('sonde.json')).toContain('"../../ca.pem"')
  // A file beside them is in the collection as well.
  const [command = ''] = commands.split('\n')
  await mkdir(join(folder, 'real', 'shop', 'in'))
  await convert(command, join(folder, 'real', 'shop', 'in', 'one.yml'))
  expect(read('in/one.yml')).toContain('- ../../p.json\n')
})
