import type { AnswerPrinter } from './answer-printer.ts'
import type { Place } from './choose-place.ts'
import type { SendValues } from './send-values.ts'
import { StreamPrinter } from './stream-printer.ts'

/**
 * Who prints the answer; nobody where it is saved, or only its record is asked for.
 * @param signal that nobody wants to see more
 */
export async function makePrinter(
  values: SendValues,
  { stream, screen }: Place,
  signal: AbortSignal
): Promise<AnswerPrinter | undefined> {
  if (!stream) return undefined
  if (!screen) return new StreamPrinter(stream.stream, stream.name, values.include ?? false)
  const { ScreenPrinter } = await import('./screen-printer.ts')
  // What --verbose tells on the same terminal has the head already.
  const told = values.verbose === true && process.stderr.isTTY
  const withHead = values.include === true || (!values.raw && !told)
  return new ScreenPrinter({ withHead, formatted: !values.raw, saver: '--output FILE', signal })
}
