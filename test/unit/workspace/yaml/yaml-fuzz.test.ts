import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editYaml } from '#workspace/yaml/edit-yaml.ts'
import { readYaml } from '#workspace/yaml/read-yaml.ts'
import { sameValue } from '#workspace/yaml/same-value.ts'
import { chances, edited, handStyle, mapping } from './made-up.ts'
import { printByHand } from './styled-yaml.ts'

const FILES = 2_000

/** What breaks YAML, or makes it something else. */
const SHARDS = [
  ...['\t', '\n', '\r', '\r\n', ' ', '  ', '\n\n', '\uFEFF', '\0', '\u2028', '\ud800', '"', "'", '`', '\\'],
  ...[
    ':',
    ': ',
    '-',
    '- ',
    '? ',
    ',',
    '[',
    ']',
    '{',
    '}',
    '#',
    ' #',
    '|',
    '>',
    '|2-\n',
    '>+\n',
    '@',
    '%',
    '!',
    '&',
    '*'
  ],
  ...[
    '&a ',
    '*a',
    '&a [*a]',
    '!!binary ',
    '!<',
    '<<: *a',
    '---\n',
    '...\n',
    '%YAML 1.1\n---\n',
    '{{x}}',
    '[[[[[[[['
  ],
  ...[
    '<<<<<<< HEAD\n',
    '\n=======\n',
    '\n>>>>>>> theirs\n',
    '.inf',
    '0x',
    '1e999',
    '~',
    '__proto__: ',
    '"\\x',
    '"\\u12'
  ]
]

/** A file with a few pieces cut, doubled, moved or thrown in. */
function mutated(source: string, chance: () => number): string {
  let text = source
  const at = () => Math.floor(chance() * (text.length + 1))
  for (let cuts = 1 + Math.floor(chance() * 4); cuts > 0; cuts -= 1) {
    const [from = 0, to = 0] = [at(), at()].sort((a, b) => a - b)
    const piece = text.slice(from, Math.min(to, from + 40))
    const kind = chance()
    if (kind < 0.5)
      text = text.slice(0, from) + SHARDS[Math.floor(chance() * SHARDS.length)] + text.slice(from)
    else if (kind < 0.7) text = text.slice(0, from) + text.slice(from + piece.length)
    else if (kind < 0.9) text = text.slice(0, from) + piece + text.slice(from)
    else text = text.slice(0, from)
  }
  return text
}

/** A loaded machine takes its time over thousands of files. */
const TIMEOUT = { timeout: 60_000 }

describe(`${FILES} mutated files`, () => {
  it('never crash the reading, and what reads is edited into what was asked for', TIMEOUT, () => {
    const seen = { read: 0, refused: 0 }
    fc.assert(
      fc.property(mapping, handStyle, chances, chances, (value, style, by, chance) => {
        const source = mutated(printByHand(value, style, by), chance)
        const reading = readYaml(source)
        if ('problem' in reading) {
          seen.refused += 1
          const lines = source.split('\n')
          expect(reading.problem.line).toBeGreaterThan(0)
          expect(reading.problem.line).toBeLessThanOrEqual(lines.length)
          expect(reading.problem.message).toMatch(/^[A-Z*].*\.$/s)
          return
        }
        seen.read += 1
        const next = edited(reading.value, chance)
        const again = readYaml(editYaml(reading.source, next))
        expect('value' in again && sameValue(again.value, next)).toBe(true)
        expect(editYaml(reading.source, reading.value)).toBe(source)
      }),
      { numRuns: FILES }
    )
    // Both happened, often.
    expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(FILES / 10)
  })
})
