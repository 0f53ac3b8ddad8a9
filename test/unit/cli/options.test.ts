import { describe, expect, it } from 'vitest'
import { describeOptions, parseOptions } from '../../../cli/options.ts'
import { UsageError } from '../../../cli/usage-error.ts'

const SPECS = {
  header: { short: 'H', value: 'NAME: VALUE', repeatable: true, help: 'Add a header' },
  print: { value: 'WHAT', help: 'What to print' },
  insecure: { help: 'Trust anyone' }
} as const

describe('parseOptions', () => {
  it('reads flags in long, short and joined form, between positionals', () => {
    const { values, positionals } = parseOptions(SPECS, [
      '-H',
      'A: 1',
      'GET',
      '--print=body',
      '--insecure',
      '-HB: 2',
      'u'
    ])
    expect(values).toEqual({ header: ['A: 1', 'B: 2'], print: 'body', insecure: true })
    expect(positionals).toEqual(['GET', 'u'])
  })

  it.each([
    [['--nope'], '--nope'],
    [['--print'], '--print'],
    [['--insecure=yes'], '--insecure']
  ])('names the flag that is wrong in %j', (args, flag) => {
    expect(() => parseOptions(SPECS, args)).toThrow(UsageError)
    expect(() => parseOptions(SPECS, args)).toThrow(flag)
  })

  it('prints the flags in two columns', () => {
    expect(describeOptions(SPECS)).toBe(
      [
        '  -H, --header NAME: VALUE  Add a header',
        '      --print WHAT          What to print',
        '      --insecure            Trust anyone'
      ].join('\n')
    )
  })
})
