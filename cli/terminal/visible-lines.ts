import { visibleText } from '#shared/format/visible-text.ts'

/** A foreign text as a terminal may be given it: its lines and tabs stay, and nothing else steers or misleads. */
export function visibleLines(text: string): string {
  return text
    .split('\n')
    .map(line => line.replace(/\r$/, '').split('\t').map(visibleText).join('\t'))
    .join('\n')
}
