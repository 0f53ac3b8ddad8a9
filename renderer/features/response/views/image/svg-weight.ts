import { type MarkupNode, parseMarkup } from '#shared/format/markup-nodes.ts'

/** So much is drawn in far less than a second: elements, each as often as it is referred to. */
export const LIGHT_SVG = 20_000

/** An effect is computed for each point of an area. */
const EFFECT_WEIGHT = 200
const EFFECT = /^<(?:[\w.-]+:)?fe[A-Z]|filter/
/** Attributes of this length, paths among them, weigh as much as an element. */
const SIGNS = 256

const ID = /[\s"']id\s*=\s*(?:"([^"]*)"|'([^']*)')/
const LINKS = /[\w:.-]*href\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ADDRESSES = /url\(\s*(['"]?)([^'")]*)/g
const LOCAL = /^#([^\s%&]*)$/
const RASTER = /^(?:https?:|\/|data:image\/(?:png|jpe?g|gif|webp|avif)[;,])/i
const ANCHOR = /^<(?:[\w.-]+:)?a[\s>]/
/** What could say a reference in another way than the patterns above read it: that is not looked through. */
const DISGUISED = /\\|url\([^)]*&|attributeName\s*=\s*["'][^"']*href/
const UNKNOWN_STYLE = /\\|url\(|filter/

/** An element that is being weighed. */
interface Open {
  node: MarkupNode
  weight: number
  /** What is to be weighed before it: its children and what it refers to. */
  parts: MarkupNode[]
}

/**
 * About how much is drawn for an SVG, in elements: what is referred to (SVG 2 §5.6, by `use`, patterns, markers, masks)
 * is drawn again each time, and so a few lines may stand for 10⁸ shapes. Takes time in proportion to the text.
 * @returns infinity where that cannot be told: what is no XML, declares entities, or refers to itself
 */
export function svgWeight(text: string): number {
  if (/<!ENTITY/i.test(text)) return Number.POSITIVE_INFINITY
  const nodes = parseMarkup(text, 'xml')
  if (!nodes) return Number.POSITIVE_INFINITY
  const ids = new Map<string, MarkupNode>()
  const weights = new Map<MarkupNode, number>()
  const open: Open[] = []
  const opened = new Set<MarkupNode>()
  collectIds(nodes, text, ids)
  const enter = (node: MarkupNode): boolean => {
    const own = ownWeight(node, text, ids)
    if (!own || opened.has(node)) return false
    opened.add(node)
    open.push({ node, weight: own.weight, parts: [...elementsOf(node.children), ...own.refers] })
    return true
  }
  let sum = 0
  for (const root of elementsOf(nodes)) {
    if (!enter(root)) return Number.POSITIVE_INFINITY
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const part = top.parts.pop()
      const known = part && weights.get(part)
      if (known !== undefined) top.weight += known
      else if (part) {
        top.parts.push(part)
        if (!enter(part)) return Number.POSITIVE_INFINITY
      } else {
        weights.set(top.node, top.weight)
        opened.delete(top.node)
        open.pop()
      }
    }
    sum += weights.get(root) ?? 0
  }
  return sum
}

function elementsOf(nodes: readonly MarkupNode[]): MarkupNode[] {
  return nodes.filter(({ kind }) => kind === 'element')
}

function collectIds(nodes: readonly MarkupNode[], text: string, ids: Map<string, MarkupNode>): void {
  for (const node of elementsOf(nodes)) {
    const [, double, single] = ID.exec(tagOf(node, text)) ?? []
    const id = double ?? single
    // Of two, the first is meant.
    if (id !== undefined && !ids.has(id)) ids.set(id, node)
    collectIds(node.children, text, ids)
  }
}

function tagOf(node: MarkupNode, text: string): string {
  return text.slice(node.start, node.innerStart)
}

/** What an element weighs by itself, and what it refers to; undefined where that cannot be told. */
function ownWeight(
  node: MarkupNode,
  text: string,
  ids: ReadonlyMap<string, MarkupNode>
): { weight: number; refers: MarkupNode[] } | undefined {
  const tag = tagOf(node, text)
  if (DISGUISED.test(tag)) return undefined
  if (
    /^<(?:[\w.-]+:)?style[\s>/]/.test(tag) &&
    UNKNOWN_STYLE.test(text.slice(node.innerStart, node.innerEnd))
  )
    return undefined
  const refers: MarkupNode[] = []
  const follow = (address: string): boolean => {
    const [, id] = LOCAL.exec(address.trim()) ?? []
    const target = id === undefined ? undefined : ids.get(id)
    if (target) refers.push(target)
    return id !== undefined || RASTER.test(address)
  }
  for (const [, double, single] of tag.matchAll(LINKS))
    if (!ANCHOR.test(tag) && !follow(double ?? single ?? '')) return undefined
  for (const [, , address = ''] of tag.matchAll(ADDRESSES)) if (!follow(address)) return undefined
  return { weight: 1 + Math.floor(tag.length / SIGNS) + (EFFECT.test(tag) ? EFFECT_WEIGHT : 0), refers }
}
