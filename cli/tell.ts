import { visibleText } from '#shared/format/visible-text.ts'

/** One line on standard error, whatever a server or a file has put into it: no terminal is steered by it. */
export function tell(what: string): void {
  process.stderr.write(`sonde: ${visibleText(what)}\n`)
}
