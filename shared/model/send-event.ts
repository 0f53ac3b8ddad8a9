import { z } from 'zod'
import { ConsentRequest } from './consent.ts'
import { ExchangeEvent } from './exchange-event.ts'
import { Results } from './results.ts'
import { SecretForm } from './secret-form.ts'

/** Something that keeps a draft from being sent, at a field of the draft. */
export const DraftProblem = z.object({
  field: z.string(),
  problem: z.string(),
  /** The variable that it names although there is none: another environment may have it. */
  missing: z.string().optional(),
  /** What a person would have to allow for it to go: see `consent.ask`. */
  consent: ConsentRequest.optional(),
  /** The path of an item that is gone, whose settings may be those of the request: see `collection.adoptOrphan`. */
  orphan: z.string().optional(),
  /** The id of the collection that keeps these settings, when it is another one. */
  orphanOf: z.string().optional()
})
export type DraftProblem = z.infer<typeof DraftProblem>

/** What happens when a draft is sent: first `prepared` or `refused`, then as `ExchangeEvent`, then what was made of it. */
export const SendEvent = z.union([
  /** Values that are secret in this exchange, also as they were encoded: the screen covers them until asked. */
  z.object({ type: z.literal('prepared'), secrets: z.array(SecretForm) }),
  /** Nothing was sent. */
  z.object({ type: z.literal('refused'), problems: z.array(DraftProblem) }),
  ExchangeEvent,
  /** The answer is an event stream. Its events are in this log as well: see `log.open`. */
  z.object({ type: z.literal('log'), id: z.string() }),
  /** `secrets`: those of `prepared`, with what actions have found in the answer for the names of secrets. */
  z.object({ type: z.literal('results'), results: Results, secrets: z.array(SecretForm) }),
  /** The history could not keep it, and why: sentences for a person. */
  z.object({ type: z.literal('unrecorded'), problem: z.string() })
])
export type SendEvent = z.infer<typeof SendEvent>
