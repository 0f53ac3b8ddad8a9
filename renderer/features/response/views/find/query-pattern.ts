import type { TextQuery } from '#shared/model/text-document.ts'

/**
 * What is searched for, as an expression: with the flags that the host searches by.
 * @throws SyntaxError when it is none
 */
export function patternOf({ text, regex, matchCase, wholeWord }: TextQuery): RegExp {
  const source = regex ? text : text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  // What is wrong with it is to be told in its own words.
  const flags = matchCase ? 'gmu' : 'gimu'
  const plain = new RegExp(source, flags)
  return wholeWord ? new RegExp(`(?<![\\p{L}\\p{N}_])(?:${source})(?![\\p{L}\\p{N}_])`, flags) : plain
}

/** What keeps a query from being a pattern, in words; undefined where nothing does. */
export function faultOf(query: TextQuery): string | undefined {
  try {
    patternOf(query)
    return undefined
  } catch (error) {
    const [, fault = 'it cannot be read'] =
      /: ([^:]+)$/.exec(error instanceof Error ? error.message : '') ?? []
    return `Not a pattern: ${fault.charAt(0).toLowerCase()}${fault.slice(1)}.`
  }
}
