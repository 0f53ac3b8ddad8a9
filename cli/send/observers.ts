import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import { painter, wantsColours } from '../terminal/colours.ts'
import type { Place } from './choose-place.ts'
import type { ProgressBar } from './progress-bar.ts'
import type { SendValues } from './send-values.ts'

/** Who is told of an exchange while it runs. */
export interface Observers {
  progress: ProgressBar | undefined
  observe(events: AsyncIterable<ExchangeEvent>): AsyncIterable<ExchangeEvent>
}

/** @param secrets see `secretForms` */
export async function makeObservers(
  values: SendValues,
  { saveTo }: Place,
  secrets: () => readonly string[]
): Promise<Observers> {
  const { stderr } = process
  const progress = saveTo !== undefined && stderr.isTTY ? await makeProgress() : undefined
  const teller = values.verbose ? await makeTeller() : undefined
  const told = [progress, teller].filter(observer => observer !== undefined)

  async function makeProgress(): Promise<ProgressBar> {
    const { ProgressBar } = await import('./progress-bar.ts')
    return new ProgressBar(stderr)
  }

  async function makeTeller() {
    const { ExchangeTeller } = await import('../request/exchange-teller.ts')
    return new ExchangeTeller({
      secrets: values['show-secrets'] ? undefined : secrets(),
      paint: painter(wantsColours(stderr)),
      print: line => stderr.write(line)
    })
  }

  async function* observe(events: AsyncIterable<ExchangeEvent>): AsyncGenerator<ExchangeEvent> {
    for await (const event of events) {
      for (const each of told) each.onEvent(event)
      yield event
    }
  }

  return { progress, observe: events => (told.length > 0 ? observe(events) : events) }
}
