import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineDiff } from '#test/fixtures/line-diff.ts'
import { changedAt, isLeaf, linesOf, pathsIn } from '#test/fixtures/yaml-lines.ts'
import { editYaml, spliceYaml } from '#workspace/yaml/edit-yaml.ts'
import { printYaml } from '#workspace/yaml/print-yaml.ts'
import { type ReadableYaml, readYaml } from '#workspace/yaml/read-yaml.ts'
import { isRecord, sameValue } from '#workspace/yaml/same-value.ts'

import { chances, edited, handStyle, json, mapping } from './made-up.ts'
import { printByHand } from './styled-yaml.ts'

type Chance = () => number

function readable(source: string): { source: ReadableYaml; value: unknown } {
  const reading = readYaml(source)
  if ('problem' in reading) throw new Error(`${reading.problem.message}\n${source}`)
  return reading
}

/** A file as somebody wrote it by hand, in any style. */
const byHand = fc.tuple(mapping, handStyle, chances).map(([value, style, chance]) => ({
  value,
  style,
  source: readable(printByHand(value, style, chance)).source
}))

const block = byHand.filter(({ style }) => style.flow === 0)

function lf(source: string): string {
  return source.replaceAll('\r\n', '\n')
}

/** The first attempt: its last newline may have to be added. */
function spliced(source: string, next: unknown): string | undefined {
  return spliceYaml(source, next, Number.POSITIVE_INFINITY)
}

function pick<T>(list: readonly T[], chance: Chance): T | undefined {
  return list[Math.floor(chance() * list.length)]
}

/** A loaded machine takes its time over thousands of files. */
const TIMEOUT = { timeout: 60_000 }

describe('an edit of any file', () => {
  it('reads as what was asked for, by splices alone', TIMEOUT, () => {
    fc.assert(
      fc.property(byHand, chances, ({ source }, chance) => {
        const next = edited(readable(source).value, chance)
        const after = editYaml(source, next)
        expect(sameValue(readable(after).value, next)).toBe(true)
        if (after !== source) expect([after, after.replace(/\r?\n$/, '')]).toContain(spliced(source, next))
      }),
      { numRuns: 800 }
    )
  })

  it('goes to whatever JSON can say', TIMEOUT, () => {
    fc.assert(
      fc.property(byHand, json, ({ source }, next) => {
        expect(sameValue(readable(editYaml(source, next)).value, next)).toBe(true)
      }),
      { numRuns: 500 }
    )
  })

  it('is none when nothing changed', TIMEOUT, () => {
    fc.assert(
      fc.property(byHand, ({ source, value }) => {
        expect(editYaml(source, structuredClone(value))).toBe(source)
      })
    )
  })

  it('touches the lines alone of a value that changed', TIMEOUT, () => {
    fc.assert(
      fc.property(byHand, chances, json, ({ source, value }, chance, next) => {
        const path = pick(pathsIn(value, isLeaf), chance)
        fc.pre(path !== undefined)
        const after = editYaml(
          source,
          changedAt(value, path, () => next)
        )
        const [first, last] = linesOf(source, path)
        const before = source.split('\n')
        expect(after.split('\n').slice(0, first)).toEqual(before.slice(0, first))
        const below = before.length - 1 - last
        if (below > 0) expect(after.split('\n').slice(-below)).toEqual(before.slice(-below))
      }),
      { numRuns: 600 }
    )
  })

  it('takes only lines away where an entry or a key goes', TIMEOUT, () => {
    fc.assert(
      fc.property(block, chances, ({ source, value }, chance) => {
        // The first one may share its line with a dash.
        const path = pick(
          pathsIn(value, (_, index) => index > 0),
          chance
        )
        fc.pre(path !== undefined)
        const next = changedAt(value, path, () => undefined)
        expect(lineDiff(lf(source), lf(editYaml(source, next))).filter(line => line.startsWith('+'))).toEqual(
          []
        )
      }),
      { numRuns: 600 }
    )
  })

  it('takes only lines in where an entry or a key comes', TIMEOUT, () => {
    fc.assert(
      fc.property(block, chances, json, ({ source, value }, chance, added) => {
        const path = pick([[], ...pathsIn(value, each => !isLeaf(each))], chance) ?? []
        const next = changedAt(value, path, each => {
          if (!Array.isArray(each)) return { ...(isRecord(each) ? each : {}), added }
          const at = 1 + Math.floor(chance() * each.length)
          return [...each.slice(0, at), added, ...each.slice(at)]
        })
        expect(lineDiff(lf(source), lf(editYaml(source, next))).filter(line => line.startsWith('-'))).toEqual(
          []
        )
      }),
      { numRuns: 600 }
    )
  })
})

describe('printYaml', () => {
  it('says whatever JSON can say', TIMEOUT, () => {
    fc.assert(
      fc.property(json, value => {
        expect(sameValue(readable(printYaml(value)).value, value)).toBe(true)
      }),
      { numRuns: 600 }
    )
  })
})
