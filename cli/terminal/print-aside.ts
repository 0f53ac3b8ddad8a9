import { asciiText } from '#shared/format/ascii-signs.ts'
import { speaksUnicode } from './speaks-unicode.ts'

/** Prints on standard error what a person is told beside the answer, in the signs of their locale. */
export function printAside(text: string): void {
  process.stderr.write(speaksUnicode() ? text : asciiText(text))
}
