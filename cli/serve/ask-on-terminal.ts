import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import type { Question } from '#shared/contract/shell.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Terminal } from '../terminal/own-terminal.ts'

const PATIENCE_MS = 120_000
/** What a terminal still hands over of what was typed before. */
const STALE_MS = 50

/**
 * Asks on a terminal. Everything but `y` and `yes` is a no; so are two minutes without an answer, the end of the input
 * and the signal. What was typed before the question was shown answers nothing.
 */
export async function askOnTerminal(
  { input, output }: Terminal,
  question: Question,
  signal?: AbortSignal,
  patienceMs = PATIENCE_MS
): Promise<boolean> {
  await discardTyped(input)
  if (signal?.aborted || input.readableEnded) return false
  output.write(
    `\n${inLines(question.message)}\n${inLines(question.detail)}\n${visibleText(question.confirm)}? [y/N] `
  )
  const { answer, why } = await readAnswer(input, AbortSignal.timeout(patienceMs), signal)
  if (why !== undefined) output.write(`\n${why} Nothing is allowed.\n`)
  return /^\s*y(es)?\s*$/i.test(answer)
}

/** Foreign text could otherwise move the cursor and write over the question. */
function inLines(text: string): string {
  return text.split('\n').map(visibleText).join('\n')
}

async function discardTyped(input: Readable): Promise<void> {
  const discard = () => {}
  input.on('data', discard)
  input.resume()
  await setTimeout(STALE_MS)
  input.off('data', discard)
  input.pause()
}

/** What was typed, or why there is no answer. */
async function readAnswer(
  input: Readable,
  late: AbortSignal,
  signal: AbortSignal | undefined
): Promise<{ answer: string; why?: string }> {
  // Not as a terminal: the system's own line editing keeps Ctrl+C for the process.
  const lines = createInterface({ input, terminal: false })
  const over = { signal: AbortSignal.any(signal ? [late, signal] : [late]) }
  try {
    const line = once(lines, 'line', over)
    const end = once(lines, 'close', over)
    const [answer] = await Promise.race([line, end])
    return answer === undefined ? { answer: '', why: 'There was no answer.' } : { answer: String(answer) }
  } catch {
    return { answer: '', why: late.aborted ? 'There was no answer in time.' : 'The question was withdrawn.' }
  } finally {
    lines.close()
    input.pause()
  }
}
