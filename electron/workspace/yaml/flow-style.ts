import { isCollection, isMap, isPair, isScalar, type ParsedNode, visit } from 'yaml'
import { isBlank, lineStart } from './lines.ts'

/** How what stands between brackets is written, for what is added to it. */
export interface FlowStyle {
  /** Keys and texts in double quotes with the escapes of JSON. */
  json: boolean
  /** Whether a space stands inside of braces. */
  padded: boolean
  /** Spaces by which entries stand in that have lines of their own. */
  step: number
  /** Which ones have: those that hold no others, and those that do. */
  leavesOverLines: boolean
  nestsOverLines: boolean
}

/** How Sonde writes them where there is nothing to go by. */
export const PLAIN_FLOW: FlowStyle = {
  json: false,
  padded: true,
  step: 2,
  leavesOverLines: false,
  nestsOverLines: false
}

/**
 * What most of the collections between brackets do, in a document or in a part of it; `otherwise` where there are none
 * that say.
 */
export function flowStyleOf(
  text: string,
  nodes: readonly (ParsedNode | null)[],
  otherwise = PLAIN_FLOW
): FlowStyle {
  const keys = { quoted: 0, other: 0 }
  const padding = { yes: 0, no: 0 }
  const leaves = { over: 0, within: 0 }
  const nests = { over: 0, within: 0 }
  const steps = new Map<number, number>()
  const look = (node: unknown) => {
    if (!isCollection(node) || !node.flow || !node.range || node.items.length === 0) return
    const start = node.range[0]
    for (const item of isMap(node) ? node.items : []) {
      if (isScalar(item.key) && item.key.type === 'QUOTE_DOUBLE') keys.quoted += 1
      else keys.other += 1
    }
    const line = lineStart(text, start)
    const newline = /^[{[][ \t]*\n([ \t]*)/.exec(text.slice(start, start + 200))
    if (newline !== null) {
      const indent = text.slice(line, start).search(/[^ \t]|$/)
      const step = (newline[1] ?? '').length - indent
      if (step > 0) steps.set(step, (steps.get(step) ?? 0) + 1)
    } else if (isMap(node)) padding[text[start + 1] === ' ' ? 'yes' : 'no'] += 1
    const holdsOthers = node.items.some(item => isCollection(isPair(item) ? item.value : item))
    const votes = holdsOthers ? nests : isMap(node) ? leaves : undefined
    if (votes) votes[newline === null ? 'within' : 'over'] += 1
  }
  for (const node of nodes) visit(node, { Collection: (_, each) => look(each) })
  const [step = otherwise.step] = [...steps].sort((a, b) => b[1] - a[1]).map(([each]) => each)
  return {
    json: keys.quoted + keys.other === 0 ? otherwise.json : keys.other === 0,
    padded: padding.yes + padding.no === 0 ? otherwise.padded : padding.yes >= padding.no,
    step,
    leavesOverLines: majority(leaves) ?? majority(nests) ?? otherwise.leavesOverLines,
    nestsOverLines: majority(nests) ?? otherwise.nestsOverLines
  }
}

function majority({ over, within }: { over: number; within: number }): boolean | undefined {
  return over + within === 0 ? undefined : over > within
}

/** Whether nothing but white space stands before an offset on its line. */
export function startsLine(text: string, offset: number): boolean {
  return isBlank(text.slice(lineStart(text, offset), offset))
}
