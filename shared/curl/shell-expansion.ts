/** `$name`, and what the shell knows by one sign (POSIX.1-2024 §2.5). */
const PARAMETER = /\$(?:[A-Za-z_]\w*|[\d@*#?$!-])/y

/** What opens something in an expansion, and what closes that. */
const CLOSED_BY: Readonly<Record<string, string>> = {
  '(': ')',
  '$(': ')',
  '${': '}',
  '"': '"',
  "'": "'",
  '`': '`'
}

/** Most signs that are looked through for the end of an expansion. */
const LONGEST = 4096

/** After so many that are never closed no other is looked for: a shell takes the rest for part of the first. */
const MOST_UNCLOSED = 16

/**
 * Finds where an expansion ends that begins in a text (POSIX.1-2024 §2.6): `$name`, `${…}`, `$(…)`, `` `…` ``.
 * @returns asks for one place; undefined when none begins there, or it is never closed
 */
export function expansionsIn(text: string): (from: number) => number | undefined {
  let unclosed = 0
  return from => {
    const opened = /^(?:`|\$[({])/.exec(text.slice(from, from + 2))?.[0]
    if (opened !== undefined) {
      const end = unclosed < MOST_UNCLOSED ? endOfOpened(text, from, opened) : undefined
      if (end === undefined) unclosed += 1
      return end
    }
    PARAMETER.lastIndex = from
    return PARAMETER.test(text) ? PARAMETER.lastIndex : undefined
  }
}

/** Quotes and what is nested have ends of their own. */
function endOfOpened(text: string, from: number, opened: string): number | undefined {
  const closers = [CLOSED_BY[opened]]
  let at = from + opened.length
  const last = Math.min(text.length, from + LONGEST)
  while (at < last) {
    const sign = text.charAt(at)
    const closer = closers.at(-1)
    if (sign === closer) {
      closers.pop()
      at += 1
      if (closers.length === 0) return at
    } else if (sign === '\\' && closer !== "'") at += 2
    else {
      const nested = openedAt(text, at, closer)
      if (nested !== undefined) closers.push(CLOSED_BY[nested])
      at += nested?.length ?? 1
    }
  }
  return undefined
}

function openedAt(text: string, at: number, closer: string | undefined): string | undefined {
  if (closer === "'" || closer === '`') return undefined
  const two = text.slice(at, at + 2)
  if (two === '$(' || two === '${') return two
  const sign = text.charAt(at)
  // A plain parenthesis or quote is one of the command's own, not of a text in double quotes.
  if (sign === '`' || (closer !== '"' && sign === '"')) return sign
  return closer === ')' && (sign === '(' || sign === "'") ? sign : undefined
}

/** So many expansions are told. */
const TOLD = 5

/** That something stays as it was typed where a shell would put in what it stands for: sentences for a person. */
export function sayExpansions(expansions: readonly string[]): string[] {
  const all = [...new Set(expansions)]
  if (all.length === 0) return []
  const more = all.length > TOLD ? ` and ${all.length - TOLD} more` : ''
  const told = all.slice(0, TOLD).map(each => `“${each}”`)
  const stay = all.length === 1 ? 'it stays' : 'they stay'
  return [
    `A shell would put something else in the place of ${told.join(', ')}${more}: nothing is run, so ${stay} as typed.`
  ]
}
