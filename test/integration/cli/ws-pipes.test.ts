import { type ChildProcess, execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { startFrameServer } from '#test/fixtures/servers/frame-server.ts'
import { startRawServer } from '#test/fixtures/servers/raw-server.ts'
import { echo, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'
import { frame, TEXT } from '#test/fixtures/web-socket-frames.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { SONDE, startSonde } from './run-sonde.ts'

const run = promisify(execFile)
const WAITING_BYTES = 4 * 1024 * 1024

/** Resolves with a figure once that has stayed the same for a while, and is more than nothing. */
async function settled(figure: () => number): Promise<number> {
  let last = 0
  const isSame = () => {
    const before = last
    last = figure()
    return last > 0 && last === before
  }
  await vi.waitUntil(isSame, { interval: 300, timeout: 15_000 })
  return last
}

/** Writes so many lines of 64 KiB to it, as fast as they are taken. @returns how many bytes were */
function pushLines({ stdin }: ChildProcess, count: number): () => number {
  let taken = 0
  const line = Buffer.from(`${'x'.repeat(65_535)}\n`)
  const push = (left: number) => {
    if (left === 0) return void stdin?.end()
    stdin?.write(line, error => {
      if (error) return
      taken += line.length
      push(left - 1)
    })
  }
  push(count)
  return () => taken
}

describe('in a pipe', () => {
  test('ten thousand lines come back, each of them', async () => {
    await using server = await startWebSocketServer(echo)
    const path = join(await temporaryFolder(), 'lines')
    const lines = Array.from({ length: 10_000 }, (_, n) => `{"n": ${n}, "of": "${'x'.repeat(n % 100)}"}`)
    writeFileSync(path, `${lines.join('\n')}\n`)
    const command = 'cat "$1" | "$2" "$3" ws "$4" | cat'
    const args = ['-c', command, 'sh', path, process.execPath, SONDE, `ws://127.0.0.1:${server.port}/`]
    const { stdout } = await run('sh', args, { maxBuffer: 64 * 1024 * 1024 })
    expect(stdout).toBe(`${lines.join('\n')}\n`)
  })

  test('a reader that has seen enough ends it quietly, and the server is told', async () => {
    let onClose = (_: number) => {}
    const closed = new Promise<number>(resolve => {
      onClose = resolve
    })
    await using server = await startWebSocketServer(socket => {
      const timer = setInterval(() => socket.send('tick'), 5)
      socket.on('close', code => {
        clearInterval(timer)
        onClose(code)
      })
    })
    const log = join(await temporaryFolder(), 'it.ndjson')
    const command = 'yes | head -n 9 | "$1" "$2" ws "$3" --wait forever --log "$4" | head -n 3'
    const args = ['-c', command, 'sh', process.execPath, SONDE, `ws://127.0.0.1:${server.port}/`, log]
    expect(await run('sh', args)).toEqual({ stdout: 'tick\ntick\ntick\n', stderr: '' })
    expect(await closed).toBe(1000)
    expect(readFileSync(log, 'utf8').trimEnd().split('\n').at(-1)).toMatch(
      /"kind":"ended","end":\{"code":1000,/
    )
  })

  test('a server that answers no close does not hold up who has seen enough', async () => {
    await using server = await startFrameServer(({ socket }) => {
      const timer = setInterval(() => socket.write(frame(TEXT, 'tick')), 5)
      socket.on('close', () => clearInterval(timer))
    })
    const command = '"$1" "$2" ws "$3" --wait forever | head -n 3'
    const args = ['-c', command, 'sh', process.execPath, SONDE, `ws://127.0.0.1:${server.port}/`]
    expect(await run('sh', args)).toEqual({ stdout: 'tick\ntick\ntick\n', stderr: '' })
  })

  test('a slow reader holds the server up, and loses nothing', async () => {
    const message = 'x'.repeat(10_000)
    const count = 5000
    let peer: WebSocket | undefined
    await using server = await startWebSocketServer(socket => {
      peer = socket
      for (let n = 0; n < count; n++) socket.send(message)
      socket.close(1000)
    })
    const { child, ended } = startSonde(['ws', `ws://127.0.0.1:${server.port}/`, '--wait', 'forever'], {
      unread: true
    })
    const waiting = await settled(() => peer?.bufferedAmount ?? 0)
    expect(waiting).toBeGreaterThan(count * message.length - WAITING_BYTES * 3)
    let bytes = 0
    child.stdout?.on('data', (chunk: Buffer) => {
      bytes += chunk.length
    })
    expect(await ended).toMatchObject({ status: 0 })
    expect(bytes).toBe(count * (message.length + 1))
  })

  test('a server that takes nothing holds standard input up, and gets all of it', async () => {
    let received = 0
    let tellPeer = (_: WebSocket) => {}
    const connected = new Promise<WebSocket>(resolve => {
      tellPeer = resolve
    })
    await using server = await startWebSocketServer(socket => {
      socket.pause()
      tellPeer(socket)
      socket.on('message', () => received++)
    })
    const { child, ended } = startSonde(['ws', `ws://127.0.0.1:${server.port}/`, '--wait', '0'])
    const count = 1000
    const taken = pushLines(child, count)
    const peer = await connected
    expect(await settled(taken)).toBeLessThan(WAITING_BYTES * 8)
    expect(child.exitCode).toBeNull()
    peer.resume()
    expect(await ended).toMatchObject({ status: 0, stderr: '' })
    expect(received).toBe(count)
  })

  test('standard input waits for the connection', async () => {
    let answer = () => {}
    await using slow = await startRawServer(socket => {
      answer = () => socket.destroy()
    })
    const { child, ended } = startSonde(['ws', `ws://127.0.0.1:${slow.port}/`])
    const taken = pushLines(child, 1000)
    await slow.accepts(1)
    expect(await settled(taken)).toBeLessThan(WAITING_BYTES)
    answer()
    expect(await ended).toMatchObject({ status: 52 })
  })
})
