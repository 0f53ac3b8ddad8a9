import { describe, expect, it } from 'vitest'
import { tooDeepAt } from '#workspace/yaml/nesting.ts'
import { readYaml } from '#workspace/yaml/read-yaml.ts'

const steps = (count: number) => Array.from({ length: count }, (_, n) => `${' '.repeat(n)}a:\n`).join('')

describe('a text that nests deeper than the parser can go', () => {
  it.each([
    ['brackets', '['.repeat(50_000)],
    ['braces in a value', `info: ${'{a: '.repeat(50_000)}`],
    ['dashes on a line', '- '.repeat(100_000)],
    ['keys on a line', `info:\n  name: ${'a: '.repeat(100_000)}\n`],
    ['explicit keys', '? '.repeat(50_000)],
    ['step by step', steps(1500)]
  ])('is refused before it is parsed: %s', (_, text) => {
    expect(readYaml(text)).toMatchObject({ problem: { message: 'Values are nested too deeply to be read.' } })
  })

  it('is told by its place', () => {
    const reading = readYaml(`info:\n  name: A\nhttp: ${'['.repeat(400)}`)
    expect(reading).toMatchObject({ problem: { line: 3, column: 306 } })
  })

  it.each([
    ['brackets in a text', `docs: |-\n  ${'['.repeat(10_000)}\nname: "${'{'.repeat(10_000)}"\n`],
    ['a long line of dashes', `docs: ${'-'.repeat(10_000)} ${'a:b '.repeat(5000)}\n`],
    ['a long list on one line', `a: [${'{"b": 1}, '.repeat(5000)}]\n`],
    ['a text far to the right', `docs: |-\n  a\n${' '.repeat(5000)}b\n`],
    ['a hundred levels', steps(100)]
  ])('is not one with %s', (_, text) => {
    expect(tooDeepAt(text)).toBeUndefined()
    expect(readYaml(text)).toHaveProperty('value')
  })
})
