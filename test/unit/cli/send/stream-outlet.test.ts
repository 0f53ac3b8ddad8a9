import { PassThrough, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { StreamOutlet } from '../../../../cli/send/stream-outlet.ts'

const PIECE = Buffer.alloc(64 * 1024, 'x')

test('asks to pause when much waits, and calls back once all of it has been taken', async () => {
  const stream = new PassThrough()
  const outlet = new StreamOutlet(stream, 'a pipe')
  let written = 0
  while (outlet.write(PIECE)) written++
  expect(written).toBeLessThan(10)
  let drained = 0
  const both = [1, 2].map(() => new Promise<void>(resolve => outlet.drained(resolve)))
  for (const each of both) void each.then(() => drained++)
  await new Promise(setImmediate)
  expect(drained).toBe(0)
  stream.resume()
  await Promise.all(both)
  expect(outlet.write(PIECE)).toBe(true)
})

test('calls back at once where nothing waits', () => {
  let called = false
  new StreamOutlet(new PassThrough(), 'a pipe').drained(() => {
    called = true
  })
  expect(called).toBe(true)
})

test('tells what the stream could not take, to who waits as well, and at the end', async () => {
  const full = Object.assign(new Error('write'), { code: 'ENOSPC', errno: -28 })
  const stream = new Writable({ write: (_chunk, _encoding, done) => setImmediate(done, full) })
  const outlet = new StreamOutlet(stream, '/dev/full')
  while (outlet.write(PIECE));
  await new Promise<void>(resolve => outlet.drained(resolve))
  expect(outlet.failure).toMatchObject({ code: 'IO', phase: 'download', facts: { path: '/dev/full' } })
  expect(outlet.write(PIECE)).toBe(false)
  await expect(outlet.end()).rejects.toMatchObject({ code: 'IO' })
})

test('waits at its end until all has been taken', async () => {
  const taken: Buffer[] = []
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      taken.push(chunk)
      setImmediate(done)
    }
  })
  const outlet = new StreamOutlet(stream, 'a pipe')
  for (let i = 0; i < 3; i++) outlet.write(PIECE)
  await outlet.end()
  expect(Buffer.concat(taken)).toHaveLength(3 * PIECE.length)
})

test('tells at its end what could not be taken of the little that came before it', async () => {
  const full = Object.assign(new Error('write'), { code: 'ENOSPC', errno: -28 })
  const stream = new Writable({
    write: (_chunk, _encoding, done) => setImmediate(done, full),
    // As a file does, which is closed before its error is told.
    destroy: (error, done) => setImmediate(done, error)
  })
  const outlet = new StreamOutlet(stream, '/dev/full')
  outlet.write(Buffer.from('hello'))
  await expect(outlet.end()).rejects.toMatchObject({ code: 'IO', facts: { path: '/dev/full' } })
})
