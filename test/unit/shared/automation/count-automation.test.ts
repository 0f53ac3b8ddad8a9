import { expect, it } from 'vitest'
import { automationWords, countAutomation } from '#shared/automation/count-automation.ts'

const message = { kind: 'text', data: '' } as const
const timer = { message, everyMs: 1000, enabled: true }
const rule = { when: {}, message, delayMs: 0, enabled: true }

it.each([
  [{ timed: [timer, { ...timer, enabled: false }], answers: [rule, rule] }, 1, 2, '1 timer and 2 rules'],
  [{ timed: [timer, timer], answers: [] }, 2, 0, '2 timers'],
  [{ timed: [], answers: [rule] }, 0, 1, '1 rule'],
  [{ paused: true, timed: [timer], answers: [rule] }, 0, 0, ''],
  [undefined, 0, 0, '']
])('counts what is switched on, which is nothing while all is paused', (automation, timers, rules, words) => {
  expect(countAutomation({ automation })).toEqual({ timers, rules })
  expect(automationWords({ automation })).toBe(words)
})
