import { closeSync, openSync } from 'node:fs'
import { ReadStream, WriteStream } from 'node:tty'
import type { Terminal } from './own-terminal.ts'

/**
 * The terminal that this process was started at, wherever its input comes from and its output goes (termios(4)).
 * Undefined where it was started at none.
 */
export function controllingTerminal(): (Terminal & { close(): void }) | undefined {
  const reading = open('r')
  if (reading === undefined) return undefined
  const writing = open('w')
  if (writing === undefined) {
    closeSync(reading)
    return undefined
  }
  const [input, output] = [new ReadStream(reading), new WriteStream(writing)]
  return {
    input,
    output,
    close() {
      input.destroy()
      output.destroy()
    }
  }
}

function open(flags: 'r' | 'w'): number | undefined {
  try {
    return openSync('/dev/tty', flags)
  } catch {
    return undefined
  }
}
