import type { Readable, Writable } from 'node:stream'

/** Where somebody can be asked: what they type, and what is shown to them. */
export interface Terminal {
  input: Readable
  output: Writable
}

/** The terminal of this process, where its input and its error output are one. */
export function ownTerminal(): Terminal | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined
  return { input: process.stdin, output: process.stderr }
}
