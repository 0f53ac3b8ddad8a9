import type { InputOf } from '#shared/contract/define.ts'
import type { sendContract } from '#shared/contract/send.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import type { Results } from '#shared/model/results.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { DraftProblem, SendEvent } from '#shared/model/send-event.ts'
import { type Frames, foldEvents } from './fold-events.ts'
import { host } from './host.ts'
import { reportUnrecorded } from './storage-problems.ts'

const screen: Frames = {
  request: callback => requestAnimationFrame(callback),
  cancel: id => cancelAnimationFrame(id)
}

/** Who is told what becomes of a draft that is sent. */
export interface DraftWatcher {
  /** It goes. @param secrets what is secret in it, in all its forms */
  onPrepared(secrets: readonly SecretForm[]): void
  /** It was not sent, for these reasons. Nothing else is told. */
  onRefused(problems: readonly DraftProblem[]): void
  /** How far it has come. */
  show(live: LiveExchange): void
  /** @param secrets those that were told before, and what was found to be secret in the answer */
  onResults(results: Results, secrets: readonly SecretForm[]): void
  /** Its answer is an event stream, whose events are in this log. */
  onLog?(id: string): void
}

/**
 * Sends a draft through the host, as soon as there is one.
 * @throws ClientError when nothing had begun yet
 */
export async function runDraft(
  input: InputOf<typeof sendContract, 'draft.send'>,
  signal: AbortSignal,
  watcher: DraftWatcher
): Promise<void> {
  const client = await host.ready(signal)
  const events = client.stream('draft.send', input, { signal })
  await foldEvents(exchangeEvents(events, watcher), live => watcher.show(live), screen)
}

async function* exchangeEvents(
  events: AsyncIterable<SendEvent>,
  watcher: DraftWatcher
): AsyncGenerator<ExchangeEvent> {
  for await (const event of events) {
    if (event.type === 'prepared') watcher.onPrepared(event.secrets)
    else if (event.type === 'refused') watcher.onRefused(event.problems)
    else if (event.type === 'results') watcher.onResults(event.results, event.secrets)
    else if (event.type === 'log') watcher.onLog?.(event.id)
    else if (event.type === 'unrecorded') reportUnrecorded(event.problem)
    else yield event
  }
}
