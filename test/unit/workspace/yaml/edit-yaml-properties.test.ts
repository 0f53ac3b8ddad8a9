import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml'
import { editYaml, spliceYaml } from '#workspace/yaml/edit-yaml.ts'
import { printYaml } from '#workspace/yaml/print-yaml.ts'
import { type ReadableYaml, readYaml } from '#workspace/yaml/read-yaml.ts'
import { isRecord, sameValue } from '#workspace/yaml/same-value.ts'
import { keyText } from '#workspace/yaml/value-reader.ts'
import { lineDiff } from './line-diff.ts'
import { chances, edited, handStyle, json, mapping } from './made-up.ts'
import { printByHand } from './styled-yaml.ts'

type Path = readonly (string | number)[]
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

function children(value: unknown): [string | number, unknown][] {
  if (Array.isArray(value)) return [...value.entries()]
  return isRecord(value) ? Object.entries(value) : []
}

/** Paths to all that is in a value, of which `fits` holds. */
function paths(value: unknown, fits: (each: unknown, index: number) => boolean, path: Path = []): Path[] {
  return children(value).flatMap(([key, each], index) => [
    ...(fits(each, index) ? [[...path, key]] : []),
    ...paths(each, fits, [...path, key])
  ])
}

function isLeaf(value: unknown): boolean {
  return children(value).length === 0
}

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

/** A copy in which the value at a path is what `change` makes of it; undefined takes it out. */
function changed(value: unknown, [key, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (key === undefined) return change(value)
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => {
      const next = index === key ? changed(each, rest, change) : each
      return next === undefined ? [] : [next]
    })
  }
  if (!isRecord(value)) return value
  const entries = Object.entries(value).map(([name, each]) => [
    name,
    name === key ? changed(each, rest, change) : each
  ])
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined))
}

/** The lines that the value at a path and its key stand on, from 0, both included. */
function linesOf(source: string, path: Path): [first: number, last: number] {
  let node: ParsedNode | null = parseDocument(source).contents
  let start = 0
  for (const key of path) {
    if (isSeq<ParsedNode>(node)) {
      node = node.items[Number(key)] ?? null
      start = node?.range[0] ?? start
    } else if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const pair = node.items.find(each => isScalar(each.key) && keyText(each.key) === key)
      start = pair?.key.range[0] ?? start
      node = pair?.value ?? null
    }
  }
  const line = (offset: number) => source.slice(0, offset).split('\n').length - 1
  return [line(start), line(Math.max(start, node?.range[1] ?? start))]
}

describe('an edit of any file', () => {
  it('reads as what was asked for, by splices alone', () => {
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

  it('goes to whatever JSON can say', () => {
    fc.assert(
      fc.property(byHand, json, ({ source }, next) => {
        expect(sameValue(readable(editYaml(source, next)).value, next)).toBe(true)
      }),
      { numRuns: 500 }
    )
  })

  it('is none when nothing changed', () => {
    fc.assert(
      fc.property(byHand, ({ source, value }) => {
        expect(editYaml(source, structuredClone(value))).toBe(source)
      })
    )
  })

  it('touches the lines alone of a value that changed', () => {
    fc.assert(
      fc.property(byHand, chances, json, ({ source, value }, chance, next) => {
        const path = pick(paths(value, isLeaf), chance)
        fc.pre(path !== undefined)
        const after = editYaml(
          source,
          changed(value, path, () => next)
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

  it('takes only lines away where an entry or a key goes', () => {
    fc.assert(
      fc.property(block, chances, ({ source, value }, chance) => {
        // The first one may share its line with a dash.
        const path = pick(
          paths(value, (_, index) => index > 0),
          chance
        )
        fc.pre(path !== undefined)
        const next = changed(value, path, () => undefined)
        expect(lineDiff(lf(source), lf(editYaml(source, next))).filter(line => line.startsWith('+'))).toEqual(
          []
        )
      }),
      { numRuns: 600 }
    )
  })

  it('takes only lines in where an entry or a key comes', () => {
    fc.assert(
      fc.property(block, chances, json, ({ source, value }, chance, added) => {
        const path = pick([[], ...paths(value, each => !isLeaf(each))], chance) ?? []
        const next = changed(value, path, each => {
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
  it('says whatever JSON can say', () => {
    fc.assert(
      fc.property(json, value => {
        expect(sameValue(readable(printYaml(value)).value, value)).toBe(true)
      }),
      { numRuns: 600 }
    )
  })
})
