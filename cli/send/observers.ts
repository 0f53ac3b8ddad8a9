import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { makeTeller } from '../request/make-teller.ts'
import type { AnswerNarrator } from './answer-narrator.ts'
import type { AnswerPrinter } from './answer-printer.ts'
import type { Place } from './choose-place.ts'
import type { ProgressBar } from './progress-bar.ts'
import type { SendValues } from './send-values.ts'

/** Who is told of an exchange while it runs. */
export interface Observers {
  progress: ProgressBar | undefined
  narrator: AnswerNarrator | undefined
  observe(events: AsyncIterable<ExchangeEvent>): AsyncIterable<ExchangeEvent>
}

/**
 * @param printer who prints the answer, if anybody does
 * @param secrets see `secretForms`
 */
export async function makeObservers(
  values: SendValues,
  { saveTo, screen }: Place,
  printer: AnswerPrinter | undefined,
  secrets: () => readonly SecretForm[]
): Promise<Observers> {
  const { stderr } = process
  const progress = (saveTo !== undefined || screen) && stderr.isTTY ? await makeProgress() : undefined
  const narrator = values.verbose ? await makeNarrator() : undefined
  const told = [progress, narrator].filter(observer => observer !== undefined)

  async function makeProgress(): Promise<ProgressBar> {
    const { ProgressBar } = await import('./progress-bar.ts')
    return new ProgressBar(stderr, () => printer?.isSilent ?? true)
  }

  async function makeNarrator(): Promise<AnswerNarrator> {
    const known = secrets()
    const { AnswerNarrator } = await import('./answer-narrator.ts')
    return new AnswerNarrator(await makeTeller(values['show-secrets'] ? undefined : () => known))
  }

  async function* observe(events: AsyncIterable<ExchangeEvent>): AsyncGenerator<ExchangeEvent> {
    for await (const event of events) {
      for (const each of told) each.onEvent(event)
      yield event
    }
  }

  return { progress, narrator, observe: events => (told.length > 0 ? observe(events) : events) }
}
