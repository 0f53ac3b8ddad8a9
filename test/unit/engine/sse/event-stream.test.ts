import { expect, test } from 'vitest'
import { EventStream } from '#engine/sse/event-stream.ts'

test('a stream is opened again after the time that browsers wait, or what it asked for', () => {
  const stream = new EventStream({ reconnect: true, maxReconnects: 10 })
  expect(stream.reopen()).toEqual({ waitMs: 3000 })
  stream.position.retryMs = 20_000
  expect(stream.reopen()).toEqual({ waitMs: 20_000 })
})

test('one that wants it at once is given a pause all the same', () => {
  const stream = new EventStream({ reconnect: true, maxReconnects: 10 })
  stream.position.retryMs = 0
  expect(stream.reopen()).toEqual({ waitMs: 100 })
})

test('it is opened so many times in a row without an event', () => {
  const stream = new EventStream({ reconnect: true, maxReconnects: 2 })
  expect(stream.reopen()).toHaveProperty('waitMs')
  expect(stream.reopen()).toHaveProperty('waitMs')
  expect(stream.reopen()).toEqual({ over: 'It was opened 2 times in a row, and no event came.' })
  stream.noteEvent()
  expect(stream.reopen()).toHaveProperty('waitMs')
})

test('the record of an exchange does not grow for ever', () => {
  const stream = new EventStream({ reconnect: true, maxReconnects: 2 })
  for (let opened = 0; opened < 1000; opened++) {
    stream.noteEvent()
    expect(stream.reopen()).toHaveProperty('waitMs')
  }
  stream.noteEvent()
  expect(stream.reopen()).toEqual({ over: 'It was opened 1000 times.' })
})
