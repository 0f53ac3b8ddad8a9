import { describe, expect, it } from 'vitest'
import { automationOf } from '#shared/automation/automation-of-draft.ts'
import { socketContract } from '#shared/contract/socket.ts'
import type { DraftAnswer, DraftAutomation, DraftTimer } from '#shared/model/draft/draft-automation.ts'
import type { DraftMessages } from '#shared/model/draft/draft-message.ts'
import { ScriptedAnswer, TimedMessage } from '#shared/model/socket/automation.ts'

const OWN = { kind: 'text', data: 'own' } as const
const SAVED = { kind: 'json', data: '{}' } as const
const MESSAGES: DraftMessages = { selected: 0, list: [{ title: 'Hello', message: SAVED }] }
const QUERY = { text: 'a', regex: true, matchCase: false, wholeWord: false }

const timer = (change: Partial<DraftTimer> = {}): DraftTimer => ({
  message: OWN,
  everyMs: 1000,
  enabled: true,
  ...change
})
const rule = (change: Partial<DraftAnswer> = {}): DraftAnswer => ({
  when: {},
  message: OWN,
  delayMs: 0,
  enabled: true,
  ...change
})

function made(automation: Partial<DraftAutomation>) {
  return automationOf({ automation: { timed: [], answers: [], ...automation }, messages: MESSAGES })
}

it('is nothing where nothing is said', () => {
  expect(automationOf({})).toEqual({ timed: [], answers: [], problems: [] })
})

it('sends its own message, or the one of the request that it names', () => {
  const { timed, answers } = made({
    timed: [timer(), timer({ saved: 'Hello' })],
    answers: [rule({ saved: 'Hello' })]
  })
  expect(timed.map(({ message }) => message)).toEqual([OWN, SAVED])
  expect(answers[0]?.message).toEqual(SAVED)
})

it('says nothing of what an empty field would', () => {
  const when = { query: { ...QUERY, text: '' }, jsonPath: ' ', minBytes: 0, opcodes: ['text' as const] }
  expect(made({ answers: [rule({ when })] }).answers[0]?.when).toEqual({ minBytes: 0, opcodes: ['text'] })
})

it('switches all of it off while it is paused, each in its place and as it is', () => {
  const { timed, answers, problems } = made({
    paused: true,
    timed: [timer({ saved: 'gone' })],
    answers: [rule(), rule({ delayMs: 5 })]
  })
  expect(answers[1]).toMatchObject({ delayMs: 5, message: OWN })
  expect([...timed, ...answers].map(({ enabled }) => enabled)).toEqual([false, false, false])
  expect(problems).toEqual([])
})

describe('what cannot be', () => {
  it.each<[string, Partial<DraftAutomation>, string]>([
    ['too often', { timed: [timer({ everyMs: 9 })] }, 'automation.timed.0.everyMs'],
    ['too rarely', { timed: [timer({ everyMs: 86_400_001 })] }, 'automation.timed.0.everyMs'],
    ['a message that is gone', { timed: [timer({ saved: 'gone' })] }, 'automation.timed.0.message'],
    [
      'no pattern',
      { answers: [rule({ when: { query: { ...QUERY, text: '(' } } })] },
      'automation.answers.0.when.query'
    ],
    [
      'too long a path',
      { answers: [rule({ when: { jsonPath: 'x'.repeat(10_001) } })] },
      'automation.answers.0.when.jsonPath'
    ],
    [
      'no size',
      { answers: [rule({ when: { minBytes: 2, maxBytes: 1 } })] },
      'automation.answers.0.when.maxBytes'
    ],
    ['too late', { answers: [rule({ delayMs: 3_600_001 })] }, 'automation.answers.0.delayMs'],
    ['too many timers', { timed: Array.from({ length: 21 }, () => timer()) }, 'automation.timed'],
    ['too many rules', { answers: Array.from({ length: 101 }, () => rule()) }, 'automation.answers']
  ])('%s is told at its field, and the rest holds', (_, automation, field) => {
    const { timed, answers, problems } = made(automation)
    expect(problems).toEqual([{ field, problem: expect.stringMatching(/\.$/) }])
    for (const each of timed) expect(TimedMessage.parse(each)).toEqual(each)
    for (const each of answers) expect(ScriptedAnswer.parse(each)).toEqual(each)
    const changes = { id: 'log', timed, answers }
    expect(socketContract['socket.configure'].input.safeParse(changes).success).toBe(true)
  })

  it('is told of nothing that is off', () => {
    expect(made({ timed: [timer({ everyMs: 0, enabled: false })] }).problems).toEqual([])
  })
})

describe('so many that are on', () => {
  const many = (length: number, on: number) =>
    Array.from({ length }, (_, n) => timer({ enabled: n >= length - on }))
  const onOf = ({ timed }: { timed: { enabled: boolean }[] }) =>
    timed.flatMap(({ enabled }, n) => (enabled ? n : []))

  it('may be, however many are off, each in its place', () => {
    const all = made({ timed: many(25, 20) })
    expect(all.problems).toEqual([])
    expect(onOf(all)).toEqual(Array.from({ length: 20 }, (_, n) => n + 5))
    const changes = { id: 'log', timed: all.timed }
    expect(socketContract['socket.configure'].input.safeParse(changes).success).toBe(true)
  })

  it('are told at the list when they are too many, and only the first of them are', () => {
    const all = made({ timed: many(25, 21) })
    expect(all.problems).toEqual([{ field: 'automation.timed', problem: 'At most 20 timers may be on.' }])
    expect(onOf(all)).toHaveLength(20)
    const changes = { id: 'log', timed: many(25, 21) }
    expect(socketContract['socket.configure'].input.safeParse(changes).success).toBe(false)
  })

  it('are not looked at while all of it is paused', () => {
    expect(made({ paused: true, timed: many(25, 25) }).problems).toEqual([])
  })

  it('stand among the first', () => {
    expect(made({ timed: many(1200, 1) }).problems).toEqual([
      { field: 'automation.timed', problem: 'At most 20 timers may be on, among the first 1000.' }
    ])
    expect(made({ timed: many(1200, 0) })).toMatchObject({ problems: [], timed: { length: 1000 } })
  })
})
