import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { har as validate } from 'har-validator'
import { describe, expect, it, vi } from 'vitest'
import { printMessageRecord, printNoteRecord } from '#engine/session-log/transfer/print-ndjson.ts'
import { runnableCollection } from '#test/fixtures/runnable-collection.ts'
import { BEGAN, message } from '#test/fixtures/session-logs.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { CONVERSIONS, FORMATS, type Format, TARGETS } from '../../../cli/convert/formats.ts'
import { inRoot } from '../../../scripts/project.mjs'
import { onTerminal, TERMINAL } from './on-terminal.ts'
import { sonde, startSonde } from './run-sonde.ts'

const CHROMIUM = inRoot('test', 'fixtures', 'har', 'chromium.har')
const CURL = `curl 'https://example.org/orders?page=1' -H 'Accept: text/csv' --data-raw 'a=1'`
const YAML = `info:
  name: Orders
  type: http

http:
  method: POST
  url: https://example.org/orders?page=1
  headers:
    - name: Accept
      value: text/csv
  params:
    - name: page
      value: "1"
      type: query
  body:
    type: form-urlencoded
    data:
      - name: a
        value: "1"
`
const FETCH = 'fetch("https://example.org/orders", { "headers": { "accept": "text/csv" }, "method": "PUT" });'
const BEGAN_MS = Date.parse(BEGAN)
const NDJSON = [
  printNoteRecord(0, { kind: 'opening', lane: 0, atMs: 0, attempt: 1 }, BEGAN_MS),
  printMessageRecord(1, message('hello', { atMs: 5 }), BEGAN_MS),
  printMessageRecord(2, message(Buffer.from([1, 2, 255]), { atMs: 9, direction: 'sent' }), BEGAN_MS)
].join('')
/** A request, and a WebSocket with a message. */
const harOf = async (): Promise<string> => {
  const { log } = JSON.parse(await readFile(CHROMIUM, 'utf8'))
  const isSocket = (entry: object) => '_webSocketMessages' in entry
  const [socket] = log.entries.filter(isSocket)
  const request = log.entries.find((entry: { request: { url: string } }) =>
    entry.request.url.includes('/orders')
  )
  return JSON.stringify({ log: { ...log, entries: [request, socket] } })
}
const INPUTS: Record<Format, () => Promise<string>> = {
  curl: async () => CURL,
  fetch: async () => FETCH,
  yaml: async () => YAML,
  har: harOf,
  ndjson: async () => NDJSON
}

const convert = (input: string, ...flags: string[]) => sonde(['convert', '-', ...flags], input)

describe.each(FORMATS)('%s', from => {
  it.each(TARGETS)(`becomes %s, or it is said that it does not`, async to => {
    const { status, stdout, stderr } = await convert(await INPUTS[from](), '--to', to)
    const targets: readonly Format[] = CONVERSIONS[from]
    if (targets.includes(to)) {
      expect(status).toBe(0)
      expect(stdout).not.toBe('')
    } else {
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr).toBe(
        `sonde: --to ${to}: ${from} becomes no ${to}. \`sonde convert --help\` lists what there is.\n`
      )
    }
  })
})

it('makes a file of a collection of a curl command, called as that is, and the command again of that', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'Orders.yml')
  expect(await convert(CURL, '--to', 'yaml', '-o', path)).toEqual({ status: 0, stdout: '', stderr: '' })
  expect(await readFile(path, 'utf8')).toBe(YAML)
  expect(readdirSync(folder)).toEqual(['Orders.yml'])
  const { stdout, stderr } = await sonde(['convert', path, '--to', 'curl'])
  expect(stderr).toBe('')
  expect(stdout).toContain(`curl 'https://example.org/orders?page=1'`)
  expect(stdout).toContain(`--data-raw 'a=1'`)
  // The command says what it makes of itself.
  expect((await convert(stdout, '--to', 'curl')).stdout).toBe(stdout)
})

it('makes HAR of a session and the same session of that', async () => {
  const { stdout: har, stderr } = await convert(NDJSON, '--to', 'har')
  expect(stderr).toBe('')
  const file = JSON.parse(har)
  await expect(validate(file)).resolves.toBeTruthy()
  expect(file.log.entries[0]._webSocketMessages).toMatchObject([
    { type: 'receive', data: 'hello' },
    { type: 'send', data: 'AQL/' }
  ])
  const { stdout: ndjson } = await convert(har, '--to', 'ndjson')
  const messages = (text: string) =>
    text
      .split('\n')
      .flatMap(line => (line === '' ? [] : [JSON.parse(line)]))
      .flatMap(({ direction, at, text, base64 }) => (direction ? [{ direction, at, text, base64 }] : []))
  expect(messages(ndjson)).toEqual(messages(NDJSON))
})

it('reads the messages of a HAR file that counts milliseconds, as Playwright does', async () => {
  const { log } = JSON.parse((await convert(NDJSON, '--to', 'har')).stdout)
  const [{ _webSocketMessages: messages }] = log.entries
  const [{ time }] = messages
  for (const message of messages) message.time *= 1000
  const { stdout, stderr } = await convert(JSON.stringify({ log }), '--to', 'ndjson')
  expect(stderr).toBe('')
  const [first] = stdout.split('\n').flatMap(line => (line.includes('hello') ? [JSON.parse(line)] : []))
  expect(Date.parse(first.at)).toBe(Math.round(time * 1000))
})

it.each([
  ['curl', 'yaml', `curl -k https://example.org/`, 'The format has no place for some of it: insecure.'],
  ['curl', 'yaml', 'curl https://example.org/ | jq', 'What follows “|” is left out.'],
  ['yaml', 'curl', YAML.replace('page=1', '{{query}}'), 'Variables stand as they were written: query.'],
  [
    'yaml',
    'curl',
    `${YAML.trimEnd()}\n  auth: inherit\n`,
    'What it inherits from its folder and collection is left out.'
  ]
])('tells what is lost from %s to %s', async (from, to, text, loss) => {
  const { status, stderr } = await convert(text, '--from', from, '--to', to)
  expect(status).toBe(0)
  expect(stderr).toContain(`sonde: warning: ${loss}\n`)
})

it('makes a command of each of several, wherever their quotes end', async () => {
  const text = `curl https://a.test/ \\\n  -H 'A: 1' &&\n# the second\n$ curl https://b.test/ --data-raw 'x\ncurl y'\ncurl https://c.test/\n`
  const { status, stdout, stderr } = await convert(text, '--to', 'curl')
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout.match(/^curl 'https?:\S+/gm)).toEqual([
    "curl 'https://a.test/'",
    "curl 'https://b.test/'",
    "curl 'https://c.test/'"
  ])
  expect(stdout).toContain('x\ncurl y')
})

it('takes the commands of a script, and tells what else is in it', async () => {
  const text = `set -e
# curl https://old.test/
R=$(curl https://a.test/)
grep -X foo -H "A: b" file
if time curl https://b.test/; then
  curl https://c.test/
fi
`
  const { status, stdout, stderr } = await convert(text, '--to', 'curl')
  expect(status).toBe(0)
  expect(stdout.match(/^curl '\S+' \\$|-X|A: b/gm)).toEqual([
    "curl 'https://a.test/' \\",
    "curl 'https://b.test/' \\",
    "curl 'https://c.test/' \\"
  ])
  expect(stderr.split('\n').slice(0, -1)).toEqual([
    'sonde: warning: What stands before the first command is left out.',
    'sonde: warning: Command 1: The lines that follow it are left out.',
    'sonde: warning: Command 2: What follows “;” is left out.',
    'sonde: warning: Command 3: The lines that follow it are left out.'
  ])
})

it('writes the headers that are sent, also where the URL has variables', async () => {
  const text = YAML.replace('example.org', '{{host}}')
  const { stdout } = await convert(text, '--to', 'curl')
  expect(stdout).toContain(`--header 'Content-Type: application/x-www-form-urlencoded'`)
  expect(stdout).not.toMatch(/--header '[\w-]+:'/)
})

it('brings along what the folders of a collection hand down', async () => {
  const collection = await runnableCollection({
    'opencollection.yml': `opencollection: 1.0.0
info:
  name: Shop
request:
  headers:
    - name: X-Shop
      value: "1"
  auth:
    type: bearer
    token: "{{token}}"
`,
    'orders/folder.yml': `info:
  name: Orders
  type: folder
request:
  headers:
    - name: X-Orders
      value: "2"
`,
    'orders/list.yml': `${YAML.trimEnd()}\n  auth: inherit\n`
  })
  const { stdout, stderr } = await sonde(['convert', join(collection, 'orders/list.yml'), '--to', 'curl'])
  expect(stdout).toContain(`--header 'X-Shop: 1'`)
  expect(stdout).toContain(`--header 'X-Orders: 2'`)
  expect(stdout).toContain('Authorization: Bearer {{token}}')
  expect(stderr).toBe('sonde: warning: Variables stand as they were written: token.\n')
})

it('says of braces in a HAR file that they become variables', async () => {
  const { log } = JSON.parse(await harOf())
  const [entry] = log.entries
  entry.request.url = 'https://example.org/?q={{a}}'
  const text = JSON.stringify({ log: { ...log, entries: [entry] } })
  const { stdout, stderr } = await convert(text, '--to', 'yaml')
  expect(stdout).toContain('{{a}}')
  expect(stderr).toContain(
    'sonde: warning: What stands in double braces in the file is read as variables: a.\n'
  )
})

it.each([CURL, FETCH])('says that it takes a file, of %s as an argument', async text => {
  expect(await sonde(['convert', text, '--to', 'yaml'])).toEqual({
    ...{ status: 2, stdout: '' },
    stderr: 'sonde: INPUT is a file. What is to be converted comes from standard input: … | sonde convert -\n'
  })
})

it('says when the body of a request is not in a HAR file', async () => {
  const { log } = JSON.parse(await harOf())
  const [entry] = log.entries
  entry.request.method = 'POST'
  entry.request.headers = [{ name: 'Content-Type', value: 'multipart/form-data; boundary=x' }]
  delete entry.request.postData
  const { stdout, stderr } = await convert(
    JSON.stringify({ log: { ...log, entries: [entry] } }),
    '--to',
    'curl'
  )
  expect(stdout).toContain('curl')
  expect(stderr).toBe('sonde: warning: Its body is not in the file, and is left out.\n')
})

it('tells what it leaves out of a HAR file', async () => {
  const { stdout, stderr } = await convert(await harOf(), '--to', 'curl')
  expect(stdout.match(/^curl /gm)).toHaveLength(1)
  expect(stderr).toBe('sonde: warning: 1 WebSocket is left out: --to ndjson takes the messages.\n')
})

it.each([
  [[], '', 2, 'INPUT is missing'],
  [['-', '-'], '', 2, 'Too many arguments'],
  [['-'], '', 2, '--to is missing'],
  [['-', '--to', 'xml'], '', 2, '--to xml: write curl, yaml, har or ndjson'],
  [['-', '--to', 'fetch'], CURL, 2, '--to fetch: write curl, yaml, har or ndjson'],
  [['-', '--to', 'yaml'], `${CURL}\n${CURL}\n`, 2, 'There are 2 requests in it'],
  [['-', '--to', 'curl', '--from', 'wget'], '', 2, '--from wget: write curl, fetch,'],
  [['-', '--to', 'curl'], 'hello', 2, '-: it cannot be seen what this is'],
  [['-', '--to', 'yaml'], 'curl -X GET', 2, 'The command names no URL'],
  [['-', '--to', 'curl', '--from', 'har'], '{}', 2, 'This is no HAR file'],
  [['-', '--to', 'har', '--from', 'ndjson'], 'hello', 2, 'Line 1'],
  [['-', '--to', 'curl', '-o', '/nowhere/x'], CURL, 23, 'Nothing can be saved as /nowhere/x'],
  [['-', '--to', 'curl'], 'info: [\n', 2, 'Line '],
  [
    ['-', '--to', 'curl'],
    'info:\n  name: A\n  type: websocket\nwebsocket:\n  url: ws://a.test\n',
    2,
    '“websocket”'
  ],
  [['/nowhere.har', '--to', 'curl'], '', 26, '/nowhere.har: no such file or directory'],
  [['/', '--to', 'curl'], '', 26, '/: that is a folder']
])('says what is wrong with %j', async (args, input, wanted, problem) => {
  const { status, stdout, stderr } = await sonde(['convert', ...args], input)
  expect({ status, stdout }).toEqual({ status: wanted, stdout: '' })
  expect(stderr).toContain(problem)
  expect(stderr).not.toContain('sent')
  expect(stderr.trimEnd()).not.toContain('\n')
})

it('leaves a file as it was when there is nothing to put in its place', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'a.yml')
  await writeFile(path, 'before')
  expect((await sonde(['convert', CHROMIUM, '--to', 'yaml', '-o', path])).status).toBe(2)
  expect(await readFile(path, 'utf8')).toBe('before')
  expect(readdirSync(folder)).toEqual(['a.yml'])
})

it.skipIf(TERMINAL === undefined)('lets no message steer a terminal', async () => {
  const path = join(await temporaryFolder(), 'chat.ndjson')
  await writeFile(path, printMessageRecord(0, message('\u009b31m', { atMs: 5 }), BEGAN_MS))
  const { seen } = await onTerminal(['convert', path, '--to', 'har'])
  expect(seen).toContain('\\u009b31m')
  expect(seen).not.toContain('\u009b')
})

describe('what is converted by way of files leaves none behind', () => {
  const LONG = Array.from({ length: 5000 }, (_, seq) =>
    printMessageRecord(seq, message('hello'), BEGAN_MS)
  ).join('')
  const start = (folder: string, ...flags: string[]) =>
    startSonde(['convert', '-', '--to', 'har', ...flags], { env: { TMPDIR: folder } })

  it('when the reader has seen enough', async () => {
    const folder = await temporaryFolder()
    const { child, ended } = start(folder)
    child.stdout?.once('data', () => child.stdout?.destroy())
    child.stdin?.end(LONG)
    expect(await ended).toMatchObject({ status: 0, stderr: '' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('when it is told to end', async () => {
    const folder = await temporaryFolder()
    const { child, ended } = start(folder, '-o', join(folder, 'chat.har'))
    child.stdin?.write(LONG)
    await vi.waitFor(() => expect(readdirSync(folder)).toHaveLength(2), { timeout: 10_000 })
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ status: 143 })
    expect(readdirSync(folder)).toEqual([])
  })
})

it.each([
  ['that becomes nothing of the kind', ['--to', 'har'], 'curl becomes no har'],
  ['whose place cannot be written', ['--to', 'yaml', '-o', '/none/a.yml'], 'there is no folder /none']
])('does not wait for the rest of an input %s', async (_, flags, problem) => {
  const { child, ended } = startSonde(['convert', '-', ...flags])
  child.stdin?.write(CURL + ' '.repeat(64 * 1024))
  const { status, stderr } = await ended
  expect(status).not.toBe(0)
  expect(stderr).toContain(problem)
})

it('reads the commands of a script, and says what it does not read', async () => {
  const script = `#!/bin/sh\n# Orders\nset -eu\nsudo curl https://a.test/\nTOKEN=secret curl https://b.test/ -d @-\n`
  const { status, stdout, stderr } = await convert(script, '--to', 'curl')
  expect(status).toBe(0)
  expect(stdout.match(/^curl \S* ?\S*'https?:\S+/gm)).toHaveLength(2)
  expect(stderr).toContain('sonde: warning: What stands before the first command is left out.\n')
  expect(stderr).toContain(
    'sonde: warning: Command 2: Variables before the command are left out: TOKEN.\n' +
      'sonde: warning: Command 2: The body comes from standard input, and is left out.\n' +
      'sonde: warning: A file to send is not named, and is left out.\n'
  )
})
