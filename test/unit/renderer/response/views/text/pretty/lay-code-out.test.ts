import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layCodeOut } from '#renderer/features/response/views/text/pretty/lay-code-out.ts'

const without = (text: string) => text.replace(/\s/g, '')

describe('layCodeOut', () => {
  it.each([
    ['css', 'a>b{color:red;margin:0}@media print{a{b:c}}', 'a>b {\n  color: red;\n  margin: 0\n}'],
    ['css', 'a{background:url("x;y{")}', 'a {\n  background: url("x;y{")\n}'],
    ['javascript', 'function f(a){if(a){return [1,2]}return/x}/.test(a)}', 'function f(a) {\n  if (a) {\n'],
    ['javascript', 'let a=`x;  {y}`', 'let a = `x;  {y}`'],
    ['yaml', 'a:   1 # one\nb:\n    - x', 'a: 1 # one\nb:\n  - x\n'],
    [
      'yaml',
      'n: 12345678901234567890\nh: 0x1F\nf: 1.10\ne:\nt: ~',
      'n: 12345678901234567890\nh: 0x1F\nf: 1.10\ne:\nt: ~\n'
    ],
    ['yaml', 'a: &x {b: 1}\nc: *x\nd: !t 1', 'a: &x { b: 1 }\nc: *x\nd: !t 1\n'],
    [
      'yaml',
      'a: 1\n---\n#second\nb: 2\n...\n%YAML 1.2\n---\nc: 3',
      'a: 1\n---\n#second\nb: 2\n...\n%YAML 1.2\n---\nc: 3\n'
    ],
    ['yaml', `[${'"abcdefghij", '.repeat(10)}1]`, '- "abcdefghij"\n- '],
    ['yaml', `a: ${'word '.repeat(60)}end`, `a: ${'word '.repeat(60)}end\n`]
  ] as const)('lays %s out: %j', async (language, text, start) => {
    const { pretty, notice } = await layCodeOut(text, language)
    expect(pretty?.slice(0, start.length)).toBe(start)
    expect(notice).toBeUndefined()
  })

  it.each([
    ['yaml', 'a: [1', 'This is not valid YAML: it is shown as it came.'],
    ['yaml', 'a: *nobody', 'This is not valid YAML: it is shown as it came.'],
    ['yaml', 'a: 1\n'.repeat(300_000), 'YAML of more than 1.0 MiB is shown as it came.'],
    [
      'javascript',
      `let a = 1;${' '.repeat(3_200_000)}`,
      'JavaScript of more than 3.0 MiB is shown as it came.'
    ],
    [
      'javascript',
      '{'.repeat(100_000),
      'This JavaScript is nested too deep to be laid out: it is shown as it came.'
    ],
    ['css', 'a{'.repeat(100_000), 'This CSS is nested too deep to be laid out: it is shown as it came.'],
    ['yaml', '['.repeat(20_000), 'This YAML is nested too deep to be laid out: it is shown as it came.']
  ] as const)('says why %s is not laid out', async (language, text, notice) => {
    expect(await layCodeOut(text, language)).toEqual({ notice })
  })

  it.each(['f(', 'a = {b: [1}', 'let a = "b', 'let a = `b', 'if (a) }', 'a = [1, 2'])(
    'says that brackets or quotes do not match: %s',
    async text => {
      const { pretty, notice } = await layCodeOut(text, 'javascript')
      expect(without(pretty ?? '')).toBe(without(text))
      expect(notice).toMatch(/^This may be no valid JavaScript: its brackets or quotes do not match/)
    }
  )

  it.each([
    'if(a)/[(]/.test(b)',
    'a=`x$' + '{{b:`)`}}`',
    "a='\\'('",
    '//(\n/*[*/b',
    'class A{#b=1;@c d(){}}',
    'a\n++\nb',
    '#!/bin/x (\na'
  ])('has nothing to say of what is whole: %s', async text =>
    expect((await layCodeOut(text, 'javascript')).notice).toBeUndefined()
  )

  it('has nothing to do with other languages', async () => {
    expect(await layCodeOut('{"a":1}', 'json')).toEqual({})
  })

  it('changes nothing but white space of scripts and style sheets', async () => {
    const token = fc.constantFrom(
      'a',
      '{',
      '}',
      '(',
      ')',
      ';',
      '=',
      '"s"',
      '1',
      '+',
      ',',
      'if',
      ' ',
      '\n',
      '//c\n',
      '/*c*/'
    )
    await fc.assert(
      fc.asyncProperty(fc.array(token, { maxLength: 40 }), async tokens => {
        const text = tokens.join('')
        for (const language of ['css', 'javascript'] as const) {
          const { pretty = '' } = await layCodeOut(text, language)
          expect(without(pretty)).toBe(without(text))
        }
      })
    )
  })
})
