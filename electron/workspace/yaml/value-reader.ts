import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from 'yaml'
import { YamlRefusal } from './yaml-problem.ts'

/** How much aliases may add to what is written out, in nodes: a file of a few lines could stand for gigabytes. */
const MAX_ALIASED = 100_000

/** Turns nodes into what they say, and remembers it of each. */
export class ValueReader {
  readonly #values = new Map<ParsedNode, unknown>()
  readonly #sizes = new Map<ParsedNode, number>()
  readonly #anchors = new Map<string, ParsedNode>()
  readonly #targets = new Map<Alias, ParsedNode>()
  #aliased = 0
  #size = 0

  /** Whether anything is named to be referred to. */
  get hasAnchors(): boolean {
    return this.#anchors.size > 0
  }

  /** What a node that was read says. */
  valueOf(node: ParsedNode | null | undefined): unknown {
    return node ? this.#values.get(node) : null
  }

  /** What an alias that was read refers to. */
  targetOf(alias: Alias): ParsedNode | undefined {
    return this.#targets.get(alias)
  }

  /** @throws YamlRefusal */
  read(node: ParsedNode | null | undefined): unknown {
    if (!node) return null
    if (isAlias(node)) return this.#readAlias(node)
    if (node.anchor) this.#anchors.set(node.anchor, node)
    const before = this.#size
    const value = this.#readContent(node)
    this.#values.set(node, value)
    this.#sizes.set(node, this.#size - before)
    return value
  }

  #readContent(node: Exclude<ParsedNode, Alias.Parsed>): unknown {
    this.#size += 1
    if (isMap(node)) return this.#readMap(node)
    if (isSeq(node)) return node.items.map(item => this.read(item))
    if (typeof node.value === 'string') this.#size += node.value.length >> 6
    return node.value
  }

  #readMap(map: YAMLMap.Parsed): unknown {
    const seen = new Set<string>()
    const entries = map.items.map(({ key, value }) => {
      const name = this.#readKey(key, map)
      if (seen.has(name)) {
        throw new YamlRefusal(
          `The key "${name}" is there twice, and only one can hold. Remove one of them.`,
          key.range[0]
        )
      }
      seen.add(name)
      return [name, this.read(value)] as const
    })
    return Object.fromEntries(entries)
  }

  #readKey(key: ParsedNode | null, map: YAMLMap.Parsed): string {
    if (key === null) return ''
    if (!isScalar(key))
      throw new YamlRefusal(
        'A key must be text. If a text begins with { or [ here, put it in quotes.',
        (key ?? map).range[0]
      )
    this.read(key)
    return keyText(key)
  }

  #readAlias(alias: Alias.Parsed): unknown {
    const target = this.#anchors.get(alias.source)
    if (target === undefined) {
      throw new YamlRefusal(
        `*${alias.source} refers to an anchor that is not above it. Quote the text if it is meant as text.`,
        alias.range[0]
      )
    }
    const size = this.#sizes.get(target)
    if (size === undefined) throw new YamlRefusal(`*${alias.source} refers to itself.`, alias.range[0])
    this.#size += size
    this.#aliased += size
    if (this.#aliased > MAX_ALIASED) {
      throw new YamlRefusal('The aliases stand for too much. Write out what they refer to.', alias.range[0])
    }
    const value = this.#values.get(target)
    this.#targets.set(alias, target)
    this.#values.set(alias, value)
    return value
  }
}

/** The name that a scalar gives as a key: what JSON would call it. */
export function keyText(key: Scalar): string {
  return key.value === null ? '' : String(key.value)
}
