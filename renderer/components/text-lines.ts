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

/** What stands in a field as a text, with line ends like those that the text had before. */
export function textOfField(shown: string, before: string): string {
  const [end = '\n'] = before.match(LINE_ENDS) ?? []
  return shown.replaceAll(COVERED_END, '\n').replaceAll('\n', end)
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
