import { z } from 'zod'
import { TextQuery } from '../text-document.ts'
import { MESSAGE_DIRECTIONS, MESSAGE_OPCODES } from './opcodes.ts'

const Count = z.number().int().nonnegative()
const Ms = z.number().nonnegative()

/** What entries of a log are looked for by: all that is said must hold. Nothing said holds for every entry. */
export const LogMatch = z.object({
  /** Occurs in the payload as text, line by line. */
  query: TextQuery.optional(),
  /** A JSONPath (RFC 9535) that finds something in a payload that is JSON. */
  jsonPath: z.string().max(10_000).optional(),
  directions: z.array(z.enum(MESSAGE_DIRECTIONS)).optional(),
  opcodes: z.array(z.enum(MESSAGE_OPCODES)).optional(),
  /** Whether notes of the session are meant too; without it they are as long as nothing is said that only messages have. */
  notes: z.boolean().optional(),
  minBytes: Count.optional(),
  maxBytes: Count.optional(),
  fromMs: Ms.optional(),
  toMs: Ms.optional(),
  lanes: z.array(Count).optional()
})
export type LogMatch = z.infer<typeof LogMatch>

/** Which entries of a log are shown: those that `show` holds for, and none of `hide`. */
export const LogFilter = z.object({
  show: LogMatch,
  hide: z.array(LogMatch).max(100),
  /** Only those that are marked. */
  marked: z.boolean()
})
export type LogFilter = z.infer<typeof LogFilter>
