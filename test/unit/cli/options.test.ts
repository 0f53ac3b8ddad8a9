import { describe, expect, it } from 'vitest'
import { describeOptions, operandsOf, parseOptions } from '../../../cli/options.ts'
import { UsageError } from '../../../cli/usage-error.ts'

const SPECS = {
  header: { short: 'H', value: 'NAME: VALUE', repeatable: true, help: 'Add a header' },
  print: { value: 'WHAT', help: 'What to print' },
  to: { value: 'FORMAT', choices: ['curl', 'har', 'yaml'], help: 'What it becomes' },
  retry: { short: 'r', value: 'N', help: 'Try again' },
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
    [['--nope'], '“--nope” is not a flag of this command.'],
    [['--prnt'], '“--prnt” is not a flag of this command. Did you mean “--print”?'],
    [['-Z'], '“-Z” is not a flag of this command.'],
    [['--print'], '--print: its value is missing'],
    [['--print', '--insecure'], '--print: its value is missing'],
    [['-H', '-x'], '-H: its value is missing'],
    [['--retry', '1', '-r', '2'], '--retry: only one'],
    [['--print', 'a', '--print', 'a'], '--print: only one'],
    [['--to', 'xml'], '--to xml: write curl, har or yaml'],
    [['--to='], '--to: write curl, har or yaml'],
    [['--insecure=yes'], '--insecure: it takes no value']
  ])('names the flag that is wrong in %j', (args, flag) => {
    expect(() => parseOptions(SPECS, args)).toThrow(UsageError)
    expect(() => parseOptions(SPECS, args)).toThrow(flag)
  })

  it('takes a negative number as the value of the flag before it', () => {
    expect(parseOptions(SPECS, ['--retry', '-1', '-H', '-2']).values).toEqual({ retry: '-1', header: ['-2'] })
    expect(parseOptions(SPECS, ['-r', '-1']).values).toEqual({ retry: '-1' })
  })

  it('takes a switch that is given again for the same', () => {
    expect(parseOptions(SPECS, ['--insecure', '--insecure']).values).toEqual({ insecure: true })
  })

  it('breaks what a flag does into lines of whole words', () => {
    const specs = { flag: { help: 'It does what it does, and then it does it once more' } }
    expect(describeOptions(specs, 46)).toBe(
      ['      --flag  It does what it does, and then', '              it does it once more'].join('\n')
    )
  })

  it('prints the flags in two columns', () => {
    expect(describeOptions(SPECS)).toBe(
      [
        '  -H, --header NAME: VALUE  Add a header',
        '      --print WHAT          What to print',
        '      --to FORMAT           What it becomes',
        '  -r, --retry N             Try again',
        '      --insecure            Trust anyone'
      ].join('\n')
    )
  })
})

describe('operandsOf', () => {
  it.each([
    [
      ['a', '--print', 'b', 'c'],
      ['a', 'c']
    ],
    [['--print=b', '-Hx', '-H', 'A: 1', 'a'], ['a']],
    [
      ['--nope', 'a', '-Z', '-'],
      ['a', '-']
    ],
    [['--insecure', 'a', '--to', 'xml'], ['a']],
    [['-r', '-1', 'a', '-r', '2', '-r', ''], ['a']],
    [['-H', '--print', 'a'], ['a']],
    [
      ['a', '--', '--print', ''],
      ['a', '--print']
    ],
    [['--print'], []]
  ])('finds in %j %j, whatever is wrong with it', (words, operands) => {
    expect(operandsOf(SPECS, words)).toEqual(operands)
  })
})
