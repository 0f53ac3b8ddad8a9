import { expect, test } from 'vitest'
import {
  rowOfSubprotocols,
  subprotocolProblem,
  subprotocolsOf,
  withSubprotocols
} from '#renderer/features/request/settings/subprotocol-rows.ts'

const row = (name: string, value: string, enabled = true) => ({ name, value, enabled })
const ACCEPT = row('Accept', '*/*')

test('are a row of the headers, whatever the case of its name', () => {
  const headers = [ACCEPT, row('sec-websocket-PROTOCOL', 'a, b'), row('X', 'y')]
  expect(subprotocolsOf(headers)).toBe('a, b')
  expect(rowOfSubprotocols(headers)).toBe(1)
  expect(withSubprotocols(headers, 'c')).toEqual([ACCEPT, row('sec-websocket-PROTOCOL', 'c'), row('X', 'y')])
  expect(withSubprotocols(headers, ' ')).toEqual([ACCEPT, row('X', 'y')])
})

test('get a row where there is none, and leave alone one that is off', () => {
  const off = row('Sec-WebSocket-Protocol', 'old', false)
  expect(subprotocolsOf([off])).toBe('')
  expect(rowOfSubprotocols([off])).toBe(1)
  expect(withSubprotocols([off], 'mqtt')).toEqual([off, row('Sec-WebSocket-Protocol', 'mqtt')])
  expect(withSubprotocols([off], '')).toEqual([off])
})

test('of several rows are one list, and one row once it is edited', () => {
  const headers = [row('Sec-WebSocket-Protocol', 'a'), ACCEPT, row('Sec-WebSocket-Protocol', 'b')]
  expect(subprotocolsOf(headers)).toBe('a, b')
  expect(withSubprotocols(headers, 'a, b, c')).toEqual([row('Sec-WebSocket-Protocol', 'a, b, c'), ACCEPT])
})

test.each([
  ['', undefined],
  ['a, b,', undefined],
  ['a/b', 'A subprotocol cannot contain “/”: several are separated by commas.'],
  ['a b', 'A subprotocol cannot contain a space: several are separated by commas.'],
  ['a, b, a', 'a is offered twice.'],
  ['{{names of}}', undefined]
])('%j: %s', (value, problem) => {
  expect(subprotocolProblem(value)).toBe(problem)
})
