import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { visibleText } from '#shared/format/visible-text.ts'
import { UsageError } from '../usage-error.ts'
import type { Terminal } from './own-terminal.ts'

/** What is typed is seen nowhere. */
const NOWHERE = () => new Writable({ write: (_chunk, _encoding, done) => done() })

/** 128 and the number of SIGINT, as shells have it. */
const INTERRUPTED = 130

/**
 * Asks on a terminal for what nobody may read along.
 * @throws UsageError when nothing was typed but Ctrl+D, or Ctrl+C, which ends the process as it does elsewhere
 */
export async function askPassword({ input, output }: Terminal, user: string): Promise<string> {
  const lines = createInterface({ input, output: NOWHERE(), terminal: true, historySize: 0 })
  let isInterrupted = false
  // Ctrl+C is a key like others here.
  lines.on('SIGINT', () => {
    isInterrupted = true
    lines.close()
  })
  const answer = Promise.race([once(lines, 'line'), once(lines, 'close')])
  output.write(`Password for ${visibleText(user)}: `)
  try {
    const [typed] = await answer
    if (typed !== undefined) return String(typed)
    throw new UsageError('--user: no password was typed', isInterrupted ? INTERRUPTED : undefined)
  } finally {
    lines.close()
    input.pause()
    output.write('\n')
  }
}
