import { describe, expect, it } from 'vitest'
import { findName } from '#renderer/features/request/variables/find-name.ts'
import { markNames } from '#renderer/features/request/variables/mark-names.ts'
import { variablesInForce } from '#renderer/features/request/variables/variables-in-force.ts'

const own = (name: string, value: string) => ({ name, value, enabled: true })
const variables = [
  own('cyc', '{{cyc2}}'),
  own('cyc2', 'x{{ cyc }}'),
  own('self', '{{self}}'),
  own('outer', '{{fine}}/{{self}}'),
  own('fine', '{{plain}}'),
  own('plain', 'x')
]
const names = { variables: variablesInForce({ variables }, []), processEnv: [], known: true }

describe('a variable that names itself', () => {
  it.each([
    ['cyc', 'It names itself: cyc → cyc2 → cyc.'],
    ['cyc2', 'It names itself: cyc2 → cyc → cyc2.'],
    ['self', 'It names itself: self → self.'],
    ['outer', 'It leads to self. It names itself: self → self.']
  ])('is told so: %s', (name, why) => {
    expect(findName(name, names)).toEqual({ kind: 'unresolved', why })
  })

  it('is marked like one that nothing stands for, and no other is', () => {
    const tones = markNames('{{cyc}}{{outer}}{{fine}}{{plain}}', names).map(({ tone }) => tone)
    expect(tones).toEqual(['unresolved', 'unresolved', 'known', 'known'])
  })
})
