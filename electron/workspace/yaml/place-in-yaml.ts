import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import { type ParsedYaml, parseYaml } from './parse-yaml.ts'
import type { ReadableYaml } from './read-yaml.ts'
import { keyText } from './value-reader.ts'
import { problemAt, type YamlProblem } from './yaml-problem.ts'

/** What is wrong at a place of a file, which keys and indices lead to. */
interface Misplaced {
  problem: string
  path: readonly string[]
}

/**
 * Problems with their lines and columns: of the key that a value belongs to, or of the item of a list. What is not there
 * is told where it would be; a problem of the whole file, or of a part that is not there, has no line.
 */
export function placeInYaml(
  source: ReadableYaml,
  misplaced: readonly Misplaced[]
): (YamlProblem | { message: string })[] {
  const parsed = parseYaml(source)
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source
  return misplaced.map(({ problem: message, path }) => {
    const offset = 'problem' in parsed ? undefined : offsetOf(parsed, path)
    return offset === undefined ? { message } : problemAt(text, { message, offset })
  })
}

function offsetOf({ root, reader }: ParsedYaml, path: readonly string[]): number | undefined {
  let node = root
  let offset: number | undefined
  for (const key of path) {
    const here = isAlias(node) ? reader.targetOf(node) : node
    if (isMap(here)) {
      const entry = here.items.find(each => isScalar(each.key) && keyText(each.key) === key)
      if (!entry) return offset
      offset = entry.key.range[0]
      node = entry.value
    } else if (isSeq(here)) {
      const item = here.items[Number(key)]
      if (!item) return offset
      offset = item.range[0]
      node = item
    } else return offset
  }
  return offset
}
