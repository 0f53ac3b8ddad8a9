import { z } from 'zod'

/** One event of an event stream (HTML §9.2.6). */
export const ServerSentEvent = z.object({
  /** Its type; `message` when the stream names none. */
  event: z.string(),
  data: z.string(),
  /** The last event ID, as it stands after this event. */
  id: z.string().optional(),
  /** The reconnection time in milliseconds, where it was set with or before this event. */
  retry: z.number().int().nonnegative().optional()
})
export type ServerSentEvent = z.infer<typeof ServerSentEvent>
