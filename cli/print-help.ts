import { asciiText } from '#shared/format/ascii-signs.ts'
import { helpColumns } from './options.ts'
import { speaksUnicode } from './terminal/speaks-unicode.ts'
import { wrapText } from './terminal/wrap-text.ts'

/** Prints what explains a command, its prose as wide as the screen and in the signs of the locale. */
export function printHelp(help: string, columns = helpColumns()): void {
  const text = help
    .split('\n\n')
    .map(block => wrapProse(block, columns))
    .join('\n\n')
  process.stdout.write(speaksUnicode() ? text : asciiText(text))
}

/** Lists and examples are indented, and stay as they are. */
function wrapProse(block: string, columns: number): string {
  const lines = block.split('\n')
  if (lines.some(line => /^\s|^Usage:/.test(line)) || lines.every(line => line.length <= columns))
    return block
  const end = block.endsWith('\n') ? '\n' : ''
  return wrapText(lines.join(' ').trimEnd(), columns).join('\n') + end
}
