import { z } from 'zod'
import { DraftMessage } from '../draft/draft-message.ts'
import { MAX_ANSWER_DELAY_MS, MAX_INTERVAL_MS, MIN_INTERVAL_MS } from './automation-limits.ts'
import { LogMatch } from './log-filter.ts'

/** A message that is sent again and again while the connection stands. */
export const TimedMessage = z.object({
  message: DraftMessage,
  everyMs: z.number().min(MIN_INTERVAL_MS).max(MAX_INTERVAL_MS),
  enabled: z.boolean()
})
export type TimedMessage = z.infer<typeof TimedMessage>

/** A rule: what is sent when a message comes that matches. */
export const ScriptedAnswer = z.object({
  when: LogMatch.pick({ query: true, jsonPath: true, opcodes: true, minBytes: true, maxBytes: true }),
  message: DraftMessage,
  delayMs: z.number().nonnegative().max(MAX_ANSWER_DELAY_MS),
  enabled: z.boolean()
})
export type ScriptedAnswer = z.infer<typeof ScriptedAnswer>
