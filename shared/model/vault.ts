import { z } from 'zod'

/**
 * - `open`: secrets can be read and kept
 * - `locked`: they are there and need the passphrase, or a keychain that answers
 * - `lost`: the key that they were encrypted with is gone: they stay stored, and cannot be read
 */
export const VaultStatus = z.object({
  state: z.enum(['open', 'locked', 'lost']),
  /** Where the key is: `memory` forgets the secrets when Sonde is closed. */
  keptBy: z.enum(['keychain', 'passphrase', 'memory']),
  /** Why it is not open, in the words in which it is told wherever a secret is named. Absent while it is open. */
  why: z.string().optional(),
  /** What the person should know: why there is no keychain, which secrets cannot be read. */
  notice: z.string().optional(),
  /** What the system says about its keychain, in its own words. */
  detail: z.string().optional(),
  /** Secrets that are stored and cannot be read at present. */
  unreadable: z.number().int().nonnegative()
})
export type VaultStatus = z.infer<typeof VaultStatus>
