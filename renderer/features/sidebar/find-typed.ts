/** How long a pause may be between two letters of one word, in milliseconds. */
export const TYPING_PAUSE_MS = 700

/**
 * The row that typing goes to: the next one, round from the focused, whose name begins with what was typed. One letter
 * again and again goes from each to the next; a word that goes on may stay where it is.
 * @returns its index; undefined when there is none
 */
export function findTyped(names: readonly string[], from: number, typed: string): number | undefined {
  const wanted = typed.toLowerCase()
  const [letter = ''] = wanted
  const repeated = wanted === letter.repeat(wanted.length)
  const prefix = repeated ? letter : wanted
  for (let step = repeated ? 1 : 0; step <= names.length; step++) {
    const index = (from + step) % names.length
    if (names[index]?.toLowerCase().startsWith(prefix)) return index
  }
  return undefined
}
