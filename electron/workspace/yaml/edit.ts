import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { editBlockMapping } from './edit-block-mapping.ts'
import { editBlockSequence } from './edit-block-sequence.ts'
import { editFlowMapping, editFlowSequence } from './edit-flow.ts'
import { styleOf } from './file-style.ts'
import { type FlowStyle, flowStyleOf } from './flow-style.ts'
import type { ParsedYaml } from './parse-yaml.ts'
import { patchScalar } from './patch-scalar.ts'
import { contentEnd, type Place } from './place.ts'
import { FlowPrinter } from './print-flow.ts'
import { BlockPrinter } from './print-value.ts'
import { replaceValue } from './replace-value.ts'
import { isRecord, sameValue } from './same-value.ts'
import type { Splice } from './source-text.ts'
import type { ValueReader } from './value-reader.ts'

/** One edit of a text: it collects the splices that make it say something else. */
export class Edit {
  readonly text: string
  readonly reader: ValueReader
  readonly splices: Splice[] = []
  readonly #root: ParsedNode | null
  readonly #limit: number
  /** What the named nodes say afterwards. Those that are not here are gone. */
  readonly #said = new Map<ParsedNode, unknown>()
  readonly #aliases: { alias: Alias; place: Place; next: unknown }[] = []
  #printer: BlockPrinter | undefined
  #flowStyle: FlowStyle | undefined

  /** @param limit  how deep it looks for what differs; a node that deep is replaced as a whole */
  constructor(text: string, parsed: ParsedYaml, limit: number) {
    this.text = text
    this.reader = parsed.reader
    this.#root = parsed.root
    this.#limit = limit
  }

  get printer(): BlockPrinter {
    this.#printer ??= new BlockPrinter(styleOf(this.text, this.#root))
    return this.#printer
  }

  /** Writes what stands between brackets as these do, and as others of the file where they do not say. */
  flowPrinter(neighbours: readonly (ParsedNode | null)[], json = false): FlowPrinter {
    this.#flowStyle ??= flowStyleOf(this.text, [this.#root])
    const style = flowStyleOf(this.text, neighbours, this.#flowStyle)
    return new FlowPrinter(this.printer.style.quote, json ? { ...style, json } : style)
  }

  /** Makes the document say `next`. @throws Unspliceable */
  run(next: unknown): readonly Splice[] {
    const root = this.#root
    const start = root === null ? this.text.length : root.range[0]
    const place: Place = {
      node: root,
      container: 'root',
      column: -1,
      after: 0,
      behindProps: 0,
      hasTag: false,
      start,
      end: contentEnd(this.text, root, start)
    }
    this.change(place, next, 0)
    this.#settleAliases()
    return this.splices
  }

  splice(start: number, end: number, text: string): void {
    if (start !== end || text !== '') this.splices.push({ start, end, text })
  }

  /** Makes a value say `next`. @throws Unspliceable */
  change(place: Place, next: unknown, depth: number): void {
    const { node } = place
    if (isAlias(node)) {
      this.#aliases.push({ alias: node, place, next })
      return
    }
    if (node?.anchor) this.#said.set(node, next)
    const value = this.reader.valueOf(node)
    const same = sameValue(value, next)
    if (same && !this.reader.hasAnchors) return
    if (!same && depth >= this.#limit) this.replace(place, next)
    else if (!this.#changeInside(place, next, depth) && !same) this.#changeWhole(place, value, next)
  }

  /** Writes `next` in the place of a value. @throws Unspliceable */
  replace(place: Place, next: unknown): void {
    if (place.hasTag && place.node) this.#said.delete(place.node)
    replaceValue(this, place, next)
  }

  /** A key stays as it is, with its anchor. */
  keep(key: ParsedNode): void {
    if (!isAlias(key) && key.anchor) this.#said.set(key, this.reader.valueOf(key))
  }

  #changeInside(place: Place, next: unknown, depth: number): boolean {
    const { node } = place
    if (isMap(node) && isRecord(next) && node.items.length > 0 && Object.keys(next).length > 0) {
      if (node.flow) editFlowMapping(this, place, node, next, depth)
      else editBlockMapping(this, place, node, next, depth)
      return true
    }
    if (isSeq(node) && Array.isArray(next) && node.items.length > 0 && next.length > 0) {
      if (node.flow) editFlowSequence(this, place, node, next, depth)
      else editBlockSequence(this, place, node, next, depth)
      return true
    }
    return false
  }

  #changeWhole(place: Place, value: unknown, next: unknown): void {
    const scalar =
      isScalar(place.node) && !place.hasTag && typeof value === 'string' && typeof next === 'string'
    const patch = scalar ? patchScalar(this.text, place, value, next) : undefined
    if (patch === undefined) this.replace(place, next)
    else this.splice(patch.start, patch.end, patch.text)
  }

  /** An alias stays where what it refers to still says what it should; else it makes room for the value. */
  #settleAliases(): void {
    for (const { alias, place, next } of this.#aliases) {
      const target = this.reader.targetOf(alias)
      const stays = target !== undefined && this.#said.has(target) && sameValue(this.#said.get(target), next)
      if (!stays) this.replace(place, next)
    }
  }
}
