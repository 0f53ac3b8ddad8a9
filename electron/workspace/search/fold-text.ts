/** A text in lower case, in which every character stands where it stood: finds in it are finds in the text. */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  // A few letters become two: İ.
  return Array.from(text, character => {
    const folded = character.toLowerCase()
    return folded.length === character.length ? folded : character
  }).join('')
}

/** What is looked for: the words of a text, folded. */
export function wordsOf(text: string): string[] {
  return [
    ...new Set(
      foldText(text)
        .split(/\s+/)
        .filter(word => word !== '')
    )
  ]
}
