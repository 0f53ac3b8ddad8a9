import { visibleText } from '#shared/format/visible-text.ts'
import { printAside } from './terminal/print-aside.ts'

/** One line on standard error, whatever a server or a file has put into it: no terminal is steered by it. */
export function tell(what: string): void {
  printAside(`sonde: ${visibleText(what)}\n`)
}
