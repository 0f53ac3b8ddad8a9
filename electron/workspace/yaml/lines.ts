/** Where the line begins that the offset is in. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Where the next line begins, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? text.length : newline + 1
}

/** The line that begins at the offset, without its newline. */
export function lineAt(text: string, start: number): string {
  const newline = text.indexOf('\n', start)
  return newline < 0 ? text.slice(start) : text.slice(start, newline)
}

/**
 * Where such characters begin that the text before an offset ends in. Step by step: a pattern would try from each of
 * them there is in the whole text, and again from the next.
 */
export function trailingStart(text: string, end: number, characters: string): number {
  let start = end
  while (start > 0 && characters.includes(text.charAt(start - 1))) start -= 1
  return start
}

/** Whether a line holds nothing. YAML's white space is narrower than that of JavaScript: spaces and tabs. */
export function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line)
}

/** The column of a line's comment, where there is nothing else on it. */
export function commentColumn(line: string): number | undefined {
  const column = line.search(/[^ \t]/)
  return column >= 0 && line[column] === '#' ? column : undefined
}
