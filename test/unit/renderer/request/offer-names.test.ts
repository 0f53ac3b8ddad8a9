import { describe, expect, it } from 'vitest'
import { nameBeingTyped, offerNames } from '#renderer/features/request/variables/offer-names.ts'
import type { ScopedVariable } from '#shared/model/scope.ts'

const variable = (name: string, more: Partial<ScopedVariable> = {}): [string, ScopedVariable] => [
  name,
  { name, value: 'x', secret: false, origin: { kind: 'environment', name: 'prod' }, ...more }
]
const names = {
  variables: new Map([
    variable('token', { secret: true, value: undefined }),
    variable('my-host'),
    variable('host')
  ]),
  processEnv: ['HOME']
}

/** `|` is the caret. */
function typed(text: string) {
  const caret = text.indexOf('|')
  return { text: text.replace('|', ''), caret }
}

describe('nameBeingTyped', () => {
  it.each<[string, string | undefined, number?]>([
    ['{{|', '', 2],
    ['a{{ho|', 'ho', 5],
    ['{{ ho|', 'ho', 5],
    ['{{ho|}}', 'ho', 6],
    ['{{ho|st}} x', 'ho', 8],
    ['{{a}}|', undefined],
    ['{{a}} {{b|', 'b', 9],
    ['{|', undefined],
    ['{{a\nb|', undefined]
  ])('finds in %s', (marked, name, to) => {
    const { text, caret } = typed(marked)
    expect(nameBeingTyped(text, caret)?.typed).toBe(name)
    if (to !== undefined) expect(nameBeingTyped(text, caret)?.to).toBe(to)
  })
})

describe('offerNames', () => {
  const offered = (marked: string) => {
    const { text, caret } = typed(marked)
    return offerNames(text, caret, names)?.items.map(({ label }) => label) ?? []
  }

  it('offers what begins with what was typed before what holds it', () => {
    expect(offered('{{host|')).toEqual(['host', 'my-host'])
    expect(offered('{{$guid|')).toEqual(['$guid'])
    expect(offered('{{home|')).toEqual(['process.env.HOME'])
    expect(offered('{{|').slice(0, 3)).toEqual(['host', 'my-host', 'token'])
  })

  it('shows no secret, and whence a value is', () => {
    const [token] = offerNames('{{token', 7, names)?.items ?? []
    expect(token).toMatchObject({ detail: '••••••', note: 'Environment prod', insert: 'token}}' })
  })
})
