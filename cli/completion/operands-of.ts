import { findSpec, type OptionSpecs } from '../options.ts'

/** What of a line that is being typed is neither a flag nor the value of one. */
export function operandsOf(specs: OptionSpecs, words: readonly string[]): string[] {
  const operands: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') return [...operands, ...words.slice(at + 1)]
    if (!word.startsWith('-') || word === '-') operands.push(word)
    else if (findSpec(specs, word)?.value !== undefined) at++
  }
  return operands.filter(word => word !== '')
}
