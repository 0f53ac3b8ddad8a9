import { countOf } from '../format/count.ts'
import type { Draft } from '../model/draft/draft.ts'

/** How many of each are switched on: what a person should know of before connecting. */
export function countAutomation({ automation }: Pick<Draft, 'automation'>): {
  timers: number
  rules: number
} {
  if (!automation || automation.paused) return { timers: 0, rules: 0 }
  const { timed, answers } = automation
  return { timers: timed.filter(isOn).length, rules: answers.filter(isOn).length }
}

/** The same in words: `1 timer and 2 rules`; empty where nothing is on. */
export function automationWords(draft: Pick<Draft, 'automation'>): string {
  const { timers, rules } = countAutomation(draft)
  const words = [timers > 0 && countOf(timers, 'timer'), rules > 0 && countOf(rules, 'rule')]
  return words.filter(word => word !== false).join(' and ')
}

function isOn({ enabled }: { enabled: boolean }): boolean {
  return enabled
}
