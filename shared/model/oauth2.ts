import { z } from 'zod'

/** A token of the cache, without the token. */
export const OAuth2TokenState = z.object({
  obtainedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().optional(),
  scope: z.string().optional(),
  canRefresh: z.boolean()
})
export type OAuth2TokenState = z.infer<typeof OAuth2TokenState>

/** How getting a token goes. Cancelling gives up the wait. */
export const OAuth2Event = z.discriminatedUnion('type', [
  /**
   * The system's browser was asked to open this page, or, when it is not `opened`, the person has to. `paste`: the
   * address that it ends at has to be given back by hand.
   */
  z.object({ type: z.literal('browser'), url: z.string(), opened: z.boolean(), paste: z.boolean() }),
  z.object({ type: z.literal('token'), token: OAuth2TokenState }),
  /** The history could not keep what was asked of the server, and why: sentences for a person. */
  z.object({ type: z.literal('unrecorded'), problem: z.string() })
])
export type OAuth2Event = z.infer<typeof OAuth2Event>
