import { expect, it } from 'vitest'
import { binWords, spanWords, trafficWords, wireWords } from '#shared/session-timeline/bin-words.ts'
import { sessionWords } from '#shared/session-timeline/session-words.ts'
import { bin } from './bins.ts'

it.each([
  [0, 64, '0 ms to 64 ms'],
  [12_288, 12_544, '12.29 s to 12.54 s'],
  [1.5, 2, '1.50 ms to 2.00 ms'],
  [6616, 6624, '6,616 ms to 6,624 ms'],
  [65_536, 131_072, '1 min 6 s to 2 min 11 s']
])('names the time from %d to %d ms', (fromMs, toMs, words) => {
  expect(spanWords({ fromMs, toMs })).toBe(words)
})

it('says what went', () => {
  expect(trafficWords({ messages: 0, bytes: 0 })).toBe('nothing')
  expect(trafficWords({ messages: 1200, bytes: 4096 })).toBe('1,200 messages, 4.0 KiB')
  expect(trafficWords({ messages: 12, bytes: 12 }, { messages: 3, bytes: 3 })).toBe('3 of 12 messages, 12 B')
  const span = { fromMs: 0, toMs: 500 }
  expect(binWords(span, bin(2), true)).toBe('0 ms to 500 ms: received 2 messages, 20 B; sent nothing')
  expect(binWords(span, bin(0, 0, 2), true)).toBe(
    '0 ms to 500 ms: received nothing; sent nothing; 2 control frames'
  )
  expect(binWords(span, bin(0), false)).toBe('0 ms to 500 ms: not kept any more')
})

it.each([
  [0, 1000, '–'],
  [1024, 2048, '1.0 KiB (50 %)'],
  [6, 0, '6 B']
])('compares %d bytes of wire with %d of payload', (wire, payload, words) => {
  expect(wireWords(wire, payload)).toBe(words)
})

it('says a session in a sentence', () => {
  const traffic = { messages: 2, bytes: 10 }
  const standing = {
    ...{ first: 0, next: 9, bytes: 20, dropped: { messages: 0, bytes: 0 }, sent: { messages: 0, bytes: 0 } },
    ...{
      startedAt: '',
      received: traffic,
      wire: { sent: 0, received: 0 },
      lanes: 2,
      lastMs: 4200.4,
      live: true,
      marks: []
    },
    ...{ keptFromMs: 0, problems: [] }
  }
  expect(sessionWords(standing)).toBe('Received 2 messages, 10 B; sent nothing; 2 connections, 4.20 s.')
  expect(sessionWords({ ...standing, keptFromMs: 1500 })).toMatch(
    / The first 1\.50 s are not kept any more\.$/
  )
})
