import { expect, it } from 'vitest'
import { MessageMatch } from '#host/socket/message-match.ts'
import { RuleSearch, SEARCH_MS, type SearchTime } from '#host/socket/rule-search.ts'

const SLOW = '^(a+)+$'

function ruleOf(name: string, text: string) {
  const query = { text, regex: true, matchCase: true, wholeWord: false }
  return { name, match: new MessageMatch({ query }) }
}
interface Rule {
  name: string
  match: Pick<MessageMatch, 'holds'>
}

function search(time?: SearchTime) {
  const told: string[] = []
  const off = new Set<Rule>()
  const rules = new RuleSearch<Rule>(
    {
      isWanted: rule => !off.has(rule),
      onFound: ({ name }) => told.push(`found ${name}`),
      onRunaway(rule) {
        off.add(rule)
        told.push(`off ${rule.name}`)
      },
      onLeftOut: () => told.push('left out')
    },
    time
  )
  return { rules, told }
}

/** A clock on which a search in a message takes as long as is said, and is given up when its time is over. */
class SaidTime implements SearchTime {
  #nowMs = 0
  #endMs = Number.POSITIVE_INFINITY

  now(): number {
    return this.#nowMs
  }

  runWithin(ms: number, work: () => void): boolean {
    this.#endMs = this.#nowMs + ms
    try {
      work()
      return true
    } catch (error) {
      if (error !== OVER) throw error
      return false
    }
  }

  spend(ms: number): void {
    this.#nowMs = Math.min(this.#nowMs + ms, this.#endMs)
    if (this.#nowMs === this.#endMs) throw OVER
  }
}
const OVER = new Error('its time is over')

it('finds the first rule of each message, in the order in which they came', async () => {
  const { rules, told } = search()
  const [one, two] = [ruleOf('one', 'a'), ruleOf('two', 'a|b')]
  for (const text of ['b', 'ab', 'c', 'a']) rules.add(Buffer.from(text), [one, two])
  await expect.poll(() => told).toEqual(['found two', 'found one', 'found one'])
})

it('leaves out what there is no time for, and switches off no rule that does not run away', async () => {
  const time = new SaidTime()
  const { rules, told } = search(time)
  const { match } = ruleOf('slow', 'find')
  const holds = (payload: Buffer) => {
    time.spend(SEARCH_MS / 10.5)
    return match.holds(payload)
  }
  const [slow, plain] = [{ name: 'slow', match: { holds } }, ruleOf('plain', '!')]
  for (let n = 0; n < 100; n++) rules.add(Buffer.from('text!'), [slow, plain])
  await expect.poll(() => told).toContain('left out')
  rules.add(Buffer.from('find'), [slow, plain])
  await expect.poll(() => told.at(-1)).toBe('found slow')
  // The eleventh is searched in again by itself.
  expect(told).toEqual(['left out', ...Array(11).fill('found plain'), 'found slow'])
})

it('switches a rule off that takes too long in the same message twice, and looks for the others in it', async () => {
  const { rules, told } = search()
  const [slow, plain] = [ruleOf('slow', SLOW), ruleOf('plain', '!')]
  rules.add(Buffer.from(`${'a'.repeat(60)}!`), [slow, plain])
  rules.add(Buffer.from('other!'), [slow, plain])
  await expect.poll(() => told, { timeout: 5000 }).toEqual(['left out', 'off slow', 'found plain'])
})
