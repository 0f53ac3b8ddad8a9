/** Stands for a line end where none can be shown: it is no character of any text. */
const COVERED_END = '\uFDD0'

const LINE_ENDS = /\r\n|\r|\n/g

export function hasLines(text: string): boolean {
  return /[\r\n]/.test(text)
}

/** A text as a field holds it: line ends are `\n`, and covered where the field has but one line. */
export function textForField(text: string, covered: boolean): string {
  return text.replace(LINE_ENDS, covered ? COVERED_END : '\n')
}

/**
 * What stands in a field as a text. Lines before and after what was typed keep the ends that they had; those between
 * get one like the first.
 */
export function textOfField(shown: string, before: string): string {
  const text = shown.replaceAll(COVERED_END, '\n')
  const was = before.replace(LINE_ENDS, '\n')
  const ends = before.match(LINE_ENDS) ?? []
  const shorter = Math.min(text.length, was.length)
  let head = 0
  while (head < shorter && text[head] === was[head]) head++
  let tail = 0
  while (tail < shorter - head && text.at(-1 - tail) === was.at(-1 - tail)) tail++
  const added = text.split('\n').length - was.split('\n').length
  let nth = 0
  return text.replace(/\n/g, (_, at: number) => {
    const index = nth++
    if (at < head) return ends[index] ?? '\n'
    return (at >= text.length - tail ? ends[index - added] : ends[0]) ?? '\n'
  })
}

/** A line that was copied whole brings its end along, which is none of it. */
export function pastedLines(pasted: string): string {
  const text = pasted.replace(LINE_ENDS, '\n')
  return text.indexOf('\n') === text.length - 1 ? text.slice(0, -1) : text
}

/** Lines as one, such as those of a URL that was broken to fit a page. */
export function joinLines(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, '')
}
