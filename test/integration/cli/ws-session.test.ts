import { once } from 'node:events'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { MessageRecord, NoteRecord } from '#shared/model/socket/log-record.ts'
import { type FramePeer, startFrameServer } from '#test/fixtures/servers/frame-server.ts'
import { answering, startRawServer } from '#test/fixtures/servers/raw-server.ts'
import { echo, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'
import { CLOSE, closing, frame, PING, PONG, TEXT } from '#test/fixtures/web-socket-frames.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde, startSonde } from './run-sonde.ts'

let folder = ''
beforeEach(async () => {
  folder = await temporaryFolder()
})

const isClose = ({ opcode }: { opcode: number }) => opcode === CLOSE
const isText = ({ opcode }: { opcode: number }) => opcode === TEXT

/** A server whose connections do as they are told, and the first one that does. */
async function startPeers(onPeer: (peer: FramePeer) => unknown = () => {}) {
  let onFirst: (peer: FramePeer) => void = () => {}
  const first = new Promise<FramePeer>(resolve => {
    onFirst = resolve
  })
  const server = await startFrameServer(peer => {
    onFirst(peer)
    void onPeer(peer)
  })
  return Object.assign(server, { url: `ws://127.0.0.1:${server.port}/`, first })
}

describe('reconnecting', () => {
  test('goes on with a server that was killed and started again', async () => {
    const first = await startWebSocketServer(echo)
    const url = `ws://127.0.0.1:${first.port}/`
    const { child, ended } = startSonde(['ws', url, '--reconnect', '--wait', '0'])
    child.stdin?.write('before\n')
    await once(child.stdout ?? process, 'data')
    await first[Symbol.asyncDispose]()
    await once(child.stderr ?? process, 'data')
    await using _again = await startWebSocketServer(echo, { at: first.port })
    child.stdin?.end('after\n')
    const { status, stdout, stderr } = await ended
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'before\nafter\n' })
    expect(stderr).toMatch(/^sonde: The connection was lost.*Connecting again in .* \(attempt 1\)\.\n/)
    expect(stderr).toMatch(/\nsonde: connected again\n$/)
  })
  test('is given up after so many attempts', async () => {
    await using server = await startPeers(({ socket }) => socket.destroy())
    const flags = ['--reconnect', '--max-reconnects', '2', '--wait', 'forever']
    const { status, stderr } = await sonde(['ws', server.url, ...flags])
    expect({ status, accepted: server.accepted }).toEqual({ status: 56, accepted: 3 })
    expect(stderr.match(/Connecting again/g)).toHaveLength(2)
    expect(stderr).toMatch(/\nsonde: The connection was lost: .*\n$/)
  })
  test('is not done after a close with 1000, nor unless it is asked for', async () => {
    await using closed = await startPeers(({ socket }) => socket.end(frame(CLOSE, closing(1000))))
    expect(await sonde(['ws', closed.url, '--reconnect', '--wait', 'forever'])).toMatchObject({ status: 0 })
    await using lost = await startPeers(({ socket }) => socket.destroy())
    expect(await sonde(['ws', lost.url, '--wait', 'forever'])).toMatchObject({ status: 56 })
    expect([closed.accepted, lost.accepted]).toEqual([1, 1])
  })
})

describe('pings', () => {
  test('are sent so often, and what they take is told', async () => {
    let pings = 0
    await using server = await startWebSocketServer(socket =>
      socket.on('ping', () => {
        if (++pings === 3) socket.close(1000)
      })
    )
    const flags = ['--ping-interval', '20ms', '--verbose', '--wait', 'forever']
    const { stderr } = await sonde(['ws', `ws://127.0.0.1:${server.port}/`, ...flags])
    expect(stderr).toMatch(/\* ping sent\n[\s\S]*\* pong received after [\d.]+ m?s\n/)
  })
  test('of the server are answered', async () => {
    await using server = await startPeers(async ({ socket, frame: next }) => {
      socket.write(frame(PING, 'there?'))
      const { payload } = await next(({ opcode }) => opcode === PONG)
      socket.end(frame(CLOSE, closing(1000, payload)))
    })
    const { stderr } = await sonde(['ws', server.url, '-v', '--wait', 'forever'])
    expect(stderr).toContain('1000 normal closure “there?”')
  })
})

describe('a signal', () => {
  test('closes with 1000, and ends with 130 once that is answered', async () => {
    await using server = await startPeers()
    const { child, ended } = startSonde(['ws', server.url])
    const peer = await server.first
    peer.socket.write(frame(TEXT, 'here'))
    await once(child.stdout ?? process, 'data')
    child.kill('SIGINT')
    expect((await peer.frame(isClose)).payload).toEqual(closing(1000))
    peer.socket.write(frame(TEXT, 'last'))
    peer.socket.end(frame(CLOSE, closing(1000)))
    expect(await ended).toEqual({ status: 130, stdout: 'here\nlast\n', stderr: '' })
  })
  test('ends at once the second time', async () => {
    await using server = await startPeers()
    const { child, ended } = startSonde(['ws', server.url])
    const peer = await server.first
    peer.socket.write(frame(TEXT, 'here'))
    await once(child.stdout ?? process, 'data')
    child.kill('SIGINT')
    await peer.frame(isClose)
    child.kill('SIGINT')
    expect(await ended).toMatchObject({ status: 130 })
  })
})

describe('the log', () => {
  const read = (path: string) =>
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))

  test('has a record for each message and whatever else happened, in the place of what was there', async () => {
    await using server = await startWebSocketServer(echo)
    const path = join(folder, 'it.ndjson')
    writeFileSync(path, 'of yesterday\n')
    const flags = ['--log', path, '--wait', '0', '--bearer', 'geheim1']
    expect(await sonde(['ws', `ws://127.0.0.1:${server.port}/`, ...flags], 'a\nmy geheim1\n')).toMatchObject({
      status: 0,
      stdout: 'a\nmy geheim1\n'
    })
    const records = read(path)
    const messages = records.filter(({ opcode }) => opcode).map(each => MessageRecord.parse(each))
    const notes = records.filter(({ kind }) => kind).map(each => NoteRecord.parse(each))
    expect(messages.map(({ direction, opcode, text, code }) => [direction, opcode, text ?? code])).toEqual(
      expect.arrayContaining([
        ['sent', 'text', 'a'],
        ['received', 'text', 'a'],
        ['sent', 'text', 'my *******'],
        ['received', 'text', 'my *******'],
        ['sent', 'close', 1000],
        ['received', 'close', 1000]
      ])
    )
    expect(notes.map(({ kind }) => kind)).toEqual(['opening', 'handshake', 'ended'])
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index))
    expect(readFileSync(path, 'utf8')).not.toContain('geheim1')
  })
  test('is for nobody else to read, also where a file was before', async () => {
    await using server = await startWebSocketServer(echo)
    const flags = ['--wait', '0', '--log']
    for (const name of ['new.ndjson', 'old.ndjson']) {
      const path = join(folder, name)
      if (name.startsWith('old')) writeFileSync(path, '', { mode: 0o644 })
      expect(await sonde(['ws', `ws://127.0.0.1:${server.port}/`, ...flags, path])).toMatchObject({
        status: 0
      })
      expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
    }
  })
  test('can be read when the process is killed', async () => {
    await using server = await startWebSocketServer(echo)
    const path = join(folder, 'it.ndjson')
    const { child, ended } = startSonde(['ws', `ws://127.0.0.1:${server.port}/`, '--log', path])
    child.stdin?.write('one\ntwo\n')
    let printed = ''
    while (!printed.endsWith('two\n')) printed += String((await once(child.stdout ?? process, 'data'))[0])
    child.kill('SIGKILL')
    await ended
    expect(read(path).filter(({ direction }) => direction === 'received')).toMatchObject([
      { opcode: 'text', text: 'one' },
      { opcode: 'text', text: 'two' }
    ])
  })
  test('that cannot be written is told before anything is sent, and where it happens', async () => {
    await using server = await startPeers(({ socket }) => {
      for (let n = 0; n < 100; n++) socket.write(frame(TEXT, 'x'.repeat(1000)))
    })
    const nowhere = await sonde(['ws', server.url, '--log', join(folder, 'no', 'folder')])
    expect(nowhere).toMatchObject({
      status: 23,
      stderr: expect.stringMatching(/^sonde: --log .*no such file/)
    })
    expect(server.accepted).toBe(0)
    const full = await sonde(['ws', server.url, '--log', '/dev/full', '--wait', 'forever'])
    expect(full).toMatchObject({
      status: 23,
      stderr: expect.stringMatching(/^sonde: --log \/dev\/full: no space/)
    })
  })
})

describe('a log for which there is no room', () => {
  test('ends with a whole line', async () => {
    await using server = await startPeers(({ socket }) => {
      for (let n = 0; n < 100; n++) socket.write(frame(TEXT, 'x'.repeat(1000)))
    })
    const path = join(folder, 'it.ndjson')
    const flags = ['--wait', 'forever', '--log', path]
    expect(await sonde(['ws', server.url, ...flags], '', { fileBlocks: 16 })).toMatchObject({
      status: 23,
      stderr: expect.stringMatching(/^sonde: --log .*it\.ndjson: file too large\n$/)
    })
    const text = readFileSync(path, 'utf8')
    expect(text).toMatch(/\n$/)
    const records = text.trimEnd().split('\n')
    expect(records.map(record => JSON.parse(record).seq)).toEqual(records.map((_, index) => index))
  })
})

describe('what was not sent', () => {
  test.each([
    ['a\n', '1 message of standard input was not sent.'],
    ['a\nb\nc', '3 messages of standard input were not sent.'],
    ['x\n'.repeat(200_000), 'More than 10000 messages of standard input were not sent.']
  ])('is counted when there was no connection: %#', async (input, said) => {
    await using server = await startPeers(({ socket }) => socket.destroy())
    await server[Symbol.asyncDispose]()
    const { status, stderr } = await sonde(['ws', server.url], input)
    expect(status).toBe(7)
    expect(stderr).toMatch(/^sonde: tcp: .* not sent\.\n$/)
    expect(stderr).toContain(` ${said}\n`)
  })
  test('is counted when the host is not known', async () => {
    const { status, stderr } = await sonde(['ws', 'ws://nope.invalid/'], 'a\n')
    expect(status).toBe(6)
    expect(stderr).toMatch(/^sonde: dns: .*\. 1 message of standard input was not sent\.\n$/)
  })
  test('follows what is quoted of an answer behind a full stop', async () => {
    await using server = await startRawServer(answering('hello there\r\n\r\n'))
    const { stderr } = await sonde(['ws', `ws://127.0.0.1:${server.port}/`], 'a\n')
    expect(stderr).toContain(' The answer began with: hello there\\r\\n\\r\\n. 1 message of')
  })
  test('is counted when the last connection was lost, and a signal or the time ended it', async () => {
    const server = await startPeers()
    const { child, ended } = startSonde(['ws', server.url, '--reconnect'])
    child.stdin?.write('one\n')
    const peer = await server.first
    await peer.frame(isText)
    await server[Symbol.asyncDispose]()
    await once(child.stderr ?? process, 'data')
    child.stdin?.write('two\nthree\n', () => setImmediate(() => child.kill('SIGINT')))
    const { status, stderr } = await ended
    expect(status).toBe(130)
    expect(stderr).toMatch(/\nsonde: 2 messages of standard input were not sent\.\n$/)
  })
})

describe('the end of standard input', () => {
  test('closes the connection once all has gone', async () => {
    await using server = await startPeers()
    const { child, ended } = startSonde(['ws', server.url, '--wait', '0'])
    child.stdin?.end('hello\n')
    const peer = await server.first
    expect((await peer.frame(isText)).payload.toString()).toBe('hello')
    expect((await peer.frame(isClose)).payload).toEqual(closing(1000))
    peer.socket.end(frame(CLOSE, closing(1000)))
    expect(await ended).toEqual({ status: 0, stdout: '', stderr: '' })
  })
  test('that nobody answers is told in time', async () => {
    await using server = await startPeers()
    const { status, stderr } = await sonde(['ws', server.url, '--wait', '0'])
    expect({ status, stderr }).toMatchObject({
      status: 28,
      stderr: expect.stringContaining('did not answer the close')
    })
  })
})
