import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, lstatSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runnableCollection, runnableRequest } from '#test/fixtures/runnable-collection.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { SONDE, sonde } from './run-sonde.ts'

let server: HttpServer
let collection: string
let folder: string
let onHang = (): void => {}

beforeAll(async () => {
  server = await startHttpServer(({ url }, response) => {
    if (url === '/hang') return onHang()
    response.writeHead(url === '/bad' ? 500 : 200).end('{}')
  })
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(async () => {
  const file = (seq: number, path: string) =>
    runnableRequest(`R${seq}`, { url: `${server.origin}${path}`, seq, status: 200 })
  collection = await runnableCollection({
    '1.yml': file(1, '/ok'),
    '2.yml': file(2, '/bad'),
    '3.yml': file(3, '/ok')
  })
  folder = await temporaryFolder()
})

/** What a shell makes of a line in which `sonde` is the built binary. */
async function shell(line: string): Promise<{ status: number; stdout: string }> {
  const child = spawn('bash', ['-c', `sonde() { "$NODE" "$SONDE" "$@"; }; ${line}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE: process.execPath, SONDE, COLLECTION: collection, FOLDER: folder }
  })
  const [stdout, [status]] = await Promise.all([text(child.stdout), once(child, 'close')])
  return { status, stdout }
}

const isJunit = /^<\?xml [\s\S]+<\/testsuites>\n$/

describe('a report', () => {
  test('goes through a pipe', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [read, { status, stderr }] = await Promise.all([
      text(reader.stdout),
      sonde(['run', collection, '-r', `junit=${pipe}`])
    ])
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(read).toMatch(isJunit)
    expect(lstatSync(pipe).isFIFO()).toBe(true)
  })

  test('goes to what the shell makes of another program', async () => {
    const { status, stdout } = await shell('sonde run "$COLLECTION" -r junit=>(cat)')
    expect(stdout).toMatch(/<\?xml [\s\S]+<\/testsuites>/)
    expect(status).toBe(1)
  })

  test('goes to standard output that is a file without a name', async () => {
    const line =
      'exec 7<> "$FOLDER/gone"; rm "$FOLDER/gone"; sonde run "$COLLECTION" -r junit=/dev/stdout >&7'
    const { status, stdout } = await shell(`${line}; status=$?; cat /dev/fd/7; exit $status`)
    expect(stdout).toMatch(isJunit)
    expect(status).toBe(1)
  })

  test('goes where a link leads, which stays', async () => {
    const [target, link] = [join(folder, 'target.xml'), join(folder, 'link.xml')]
    writeFileSync(target, 'before')
    await symlink(target, link)
    await sonde(['run', collection, '-r', `junit=${link}`])
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    expect(readFileSync(target, 'utf8')).toMatch(isJunit)
  })

  test.each(['--data -', ''])('takes not the place of what is on standard input, with %j', async flags => {
    const list = join(folder, 'list.csv')
    writeFileSync(list, 'n\n1\n')
    const line = `sonde run "$COLLECTION" ${flags} -r "json=$FOLDER/list.csv" < "$FOLDER/list.csv" 2>&1`
    const { status, stdout } = await shell(line)
    expect(stdout).toBe(`sonde: --reporter json=${list}: that is the file on standard input\n`)
    expect(status).toBe(2)
    expect(readFileSync(list, 'utf8')).toBe('n\n1\n')
  })

  test('to a device leaves it as it is; what cannot be written is told, and the others are written', async ({
    skip
  }) => {
    const [full, other] = [join(folder, 'full'), join(folder, 'other.json')]
    try {
      // One of its own: whoever may replace files there has but one /dev/full.
      execFileSync('mknod', [full, 'c', '1', '7'], { stdio: 'ignore' })
      closeSync(openSync(full, 'w'))
    } catch {
      skip('devices cannot be made here')
    }
    const args = ['run', collection, '-r', `junit=${full}`, '-r', `json=${other}`]
    const { status, stderr } = await sonde(args)
    expect(lstatSync(full).isCharacterDevice()).toBe(true)
    expect(stderr).toContain(full)
    expect(status).toBe(23)
    expect(JSON.parse(readFileSync(other, 'utf8'))).toMatchObject({ failed: 1 })
  })

  test.each(['-', '/dev/stdout'])('can go to standard output by its name: %s', async name => {
    const { stdout, status } = await sonde(['run', collection, '-r', `junit=${name}`])
    expect(stdout).toMatch(isJunit)
    expect(status).toBe(1)
  })
})

describe('a reader that ends early', () => {
  test('changes neither the reports nor the status', async () => {
    const line = `sonde run "$COLLECTION" -r cli -r "junit=$FOLDER/head.xml" | true; echo "\${PIPESTATUS[0]}"`
    const { stdout } = await shell(line)
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('1')
    expect(readFileSync(join(folder, 'head.xml'), 'utf8')).toMatch(isJunit)
  })

  test('and is interrupted along with the run leaves it its reports', async () => {
    const hangs = new Promise<void>(resolve => {
      onHang = resolve
    })
    const slow = await runnableCollection({
      '1.yml': runnableRequest('Slow', { url: `${server.origin}/hang` })
    })
    const report = join(folder, 'interrupted.xml')
    const child = spawn(process.execPath, [SONDE, 'run', slow, '-r', 'cli', '-r', `junit=${report}`], {
      stdio: ['ignore', 'pipe', 'inherit']
    })
    await hangs
    child.stdout.destroy()
    child.kill('SIGINT')
    const [status] = await once(child, 'close')
    expect(status).toBe(130)
    expect(readFileSync(report, 'utf8')).toMatch(/<\/testsuites>/)
  })
})
