import { UnusableFile } from './read-file.ts'

/** Far deeper than anything that a sonde.json says, and far from where those who go through it run out of stack. */
const MAX_DEPTH = 100

/**
 * Sees to it that JSON nests no deeper than it may, before it is parsed and without recursion.
 * @throws UnusableFile
 */
export function assertShallow(json: string): void {
  let depth = 0
  let inText = false
  for (let at = 0; at < json.length; at++) {
    const character = json[at]
    if (inText && character === '\\') at++
    else if (character === '"') inText = !inText
    else if (inText) continue
    else if (character === '[' || character === '{') depth++
    else if (character === ']' || character === '}') depth--
    if (depth > MAX_DEPTH)
      throw new UnusableFile(`It nests values deeper than ${MAX_DEPTH} levels. Remove them.`)
  }
}
