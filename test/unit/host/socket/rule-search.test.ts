import { expect, it } from 'vitest'
import { MessageMatch } from '#host/socket/message-match.ts'
import { RuleSearch } from '#host/socket/rule-search.ts'

const SLOW = '^(a+)+$'

function ruleOf(name: string, text: string) {
  const query = { text, regex: true, matchCase: true, wholeWord: false }
  return { name, match: new MessageMatch({ query }) }
}
type Rule = ReturnType<typeof ruleOf>

function search() {
  const told: string[] = []
  const off = new Set<Rule>()
  const rules = new RuleSearch<Rule>({
    isWanted: rule => !off.has(rule),
    onFound: ({ name }) => told.push(`found ${name}`),
    onRunaway(rule) {
      off.add(rule)
      told.push(`off ${rule.name}`)
    },
    onLeftOut: () => told.push('left out')
  })
  return { rules, told }
}

/** A text in which the slow pattern is searched for some time, but not for long. */
function slowText(): Buffer {
  const { match } = ruleOf('slow', SLOW)
  for (let length = 12; ; length++) {
    const text = Buffer.from(`${'a'.repeat(length)}!`)
    const began = performance.now()
    match.holds(text)
    if (performance.now() - began >= 15) return text
  }
}

it('finds the first rule of each message, in the order in which they came', async () => {
  const { rules, told } = search()
  const [one, two] = [ruleOf('one', 'a'), ruleOf('two', 'a|b')]
  for (const text of ['b', 'ab', 'c', 'a']) rules.add(Buffer.from(text), [one, two])
  await expect.poll(() => told).toEqual(['found two', 'found one', 'found one'])
})

it('leaves out what there is no time for, and switches off no rule that does not run away', async () => {
  const { rules, told } = search()
  const [slow, plain] = [ruleOf('slow', SLOW), ruleOf('plain', '!')]
  const text = slowText()
  for (let n = 0; n < 100; n++) rules.add(text, [slow, plain])
  await expect.poll(() => told).toContain('left out')
  rules.add(Buffer.from('aaa'), [slow, plain])
  await expect.poll(() => told.at(-1)).toBe('found slow')
  expect(told).not.toContain('off slow')
  expect(told.filter(each => each === 'found plain').length).toBeLessThan(100)
})

it('switches a rule off that takes too long in the same message twice, and looks for the others in it', async () => {
  const { rules, told } = search()
  const [slow, plain] = [ruleOf('slow', SLOW), ruleOf('plain', '!')]
  rules.add(Buffer.from(`${'a'.repeat(60)}!`), [slow, plain])
  rules.add(Buffer.from('other!'), [slow, plain])
  await expect.poll(() => told, { timeout: 5000 }).toEqual(['left out', 'off slow', 'found plain'])
})
