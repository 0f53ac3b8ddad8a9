import { expect, it } from 'vitest'
import type { SessionMessage } from '#engine/session-log/session-entry.ts'
import { ScriptedAnswers } from '#host/socket/scripted-answers.ts'
import type { ScriptedAnswer } from '#shared/model/socket/automation.ts'

const rule = (text: string, facts: Partial<ScriptedAnswer> = {}): ScriptedAnswer => ({
  when: { query: { text, regex: true, matchCase: true, wholeWord: false } },
  message: { kind: 'text', data: 'answer' },
  delayMs: 0,
  enabled: true,
  ...facts
})
const RUNAWAY = rule('^(a+)+$')
const LONG = `${'a'.repeat(60)}!`

function message(text: string, facts: Partial<SessionMessage> = {}): SessionMessage {
  const payload = Buffer.from(text)
  return { lane: 0, atMs: 0, direction: 'received', opcode: 'text', payload, ...facts }
}

function answering(rules: readonly ScriptedAnswer[]) {
  const sent: number[] = []
  const told: string[] = []
  const answers = new ScriptedAnswers(async (_message, _origin, lane) => ({ seq: sent.push(lane) }), {
    onSent: () => {},
    onUnsent: (index, problem) => told.push(`${index}: ${problem}`)
  })
  answers.lane = 0
  answers.set(rules)
  return { answers, sent, told }
}

const nextTurn = () => new Promise(resolve => setTimeout(resolve, 5))
const SWITCHED_OFF = expect.stringContaining('switched off')

it('keeps a rule off that ran away, whatever else is edited', async () => {
  const { answers, sent, told } = answering([RUNAWAY])
  answers.onMessage(message(LONG))
  await expect.poll(() => told, { timeout: 5000 }).toEqual([SWITCHED_OFF])
  const edited = { ...RUNAWAY, message: { kind: 'text' as const, data: 'other' } }
  for (const rules of [[rule('x'), RUNAWAY], [edited]]) {
    told.length = 0
    answers.set(rules)
    expect(told).toEqual([SWITCHED_OFF])
    answers.onMessage(message('aaa'))
    await nextTurn()
    expect(sent).toEqual([])
  }
  expect(told[0]).toMatch(/^0:/)
})

it.each([
  { how: 'it is switched off and on', steps: [[{ ...RUNAWAY, enabled: false }], [RUNAWAY]] },
  { how: 'it looks for something else', steps: [[rule('^a+$')]] }
])('looks for one that ran away again once $how', async ({ steps }) => {
  const { answers, sent, told } = answering([RUNAWAY])
  answers.onMessage(message(LONG))
  await expect.poll(() => told, { timeout: 5000 }).toEqual([SWITCHED_OFF])
  for (const rules of steps) answers.set(rules)
  answers.onMessage(message('aaa'))
  await expect.poll(() => sent).toEqual([0])
  expect(told).toHaveLength(1)
})

it('answers over the connection that a message came over, and over no other', async () => {
  const { answers, sent } = answering([rule('ask')])
  answers.onMessage(message('ask'))
  answers.lane = undefined
  answers.lane = 1
  answers.onMessage(message('ask'))
  await nextTurn()
  answers.onMessage(message('ask', { lane: 1 }))
  await expect.poll(() => sent).toEqual([1])
})

it.each([{ isLasting: true as const, found: [0] }, { found: [] }])(
  'copies what a message lies in unless that is lasting: $isLasting',
  async ({ found, ...facts }) => {
    const { answers, sent } = answering([rule('ask')])
    const taken = message('none', facts)
    answers.onMessage(taken)
    taken.payload.set(Buffer.from('ask!'))
    await nextTurn()
    await nextTurn()
    expect(sent).toEqual(found)
  }
)
