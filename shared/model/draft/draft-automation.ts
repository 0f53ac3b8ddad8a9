import { z } from 'zod'
import { MESSAGE_OPCODES } from '../socket/opcodes.ts'
import { DraftMessage } from './draft-message.ts'
import { tolerant } from './tolerant.ts'

const Count = z.number().int().nonnegative()

const SENT = {
  /** Its own message. */
  message: DraftMessage,
  /** One of the request's, by its title, is sent in the place of its own. */
  saved: z.string().optional(),
  enabled: z.boolean()
}

/** A message that is sent again and again. */
export const DraftTimer = tolerant({ ...SENT, everyMs: z.number() })
export type DraftTimer = z.infer<typeof DraftTimer>

/** What a message that comes must be for a rule to answer it: see `LogMatch`. An empty text says nothing. */
export const DraftMatch = tolerant({
  query: tolerant({
    text: z.string(),
    regex: z.boolean(),
    matchCase: z.boolean(),
    wholeWord: z.boolean()
  }).optional(),
  jsonPath: z.string().optional(),
  /** Absent is text and binary. */
  opcodes: z.array(z.enum(MESSAGE_OPCODES)).optional(),
  minBytes: Count.optional(),
  maxBytes: Count.optional()
})
export type DraftMatch = z.infer<typeof DraftMatch>

/** A rule: what is sent when a message comes that matches, and how much later. */
export const DraftAnswer = tolerant({ ...SENT, when: DraftMatch, delayMs: z.number() })
export type DraftAnswer = z.infer<typeof DraftAnswer>

/** What a WebSocket sends by itself once it is connected. Templates are resolved when it is sent. */
export const DraftAutomation = tolerant({
  /** Nothing of it is, whatever is switched on. */
  paused: z.boolean().optional(),
  timed: z.array(DraftTimer),
  /** The first that matches answers. */
  answers: z.array(DraftAnswer)
})
export type DraftAutomation = z.infer<typeof DraftAutomation>
