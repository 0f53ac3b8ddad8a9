/** What an editor holds without stutter, in bytes or signs; beyond it text is shown by windows. */
export const MOST_IN_EDITOR = 5 * 1024 * 1024

/** Monaco colours and folds texts of up to 300,000 lines. */
const MOST_LINES = 200_000
/** Of a line that is longer, Monaco shows the beginning alone. */
const LONGEST_LINE = 10_000

/** Whether an editor shows all of a text, coloured and foldable. */
export function fitsEditor(text: string): boolean {
  if (text.length > MOST_IN_EDITOR) return false
  let lines = 0
  for (let start = 0; start <= text.length; lines++) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    if (end - start > LONGEST_LINE || lines > MOST_LINES) return false
    start = end + 1
  }
  return true
}
