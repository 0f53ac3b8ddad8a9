import { z } from 'zod'
import { tolerant } from './draft/tolerant.ts'
import { Environment, EnvironmentContent, EnvironmentOwner } from './environment.ts'

/**
 * An environment into which something was typed that is not in its file yet, as a window keeps it. Values that were
 * typed for secrets are not in it: those are stored in the vault alone.
 */
export const UnsavedEnvironment = tolerant({
  owner: EnvironmentOwner,
  name: z.string(),
  /** As it was read. */
  content: EnvironmentContent,
  /** As it is to be. */
  environment: Environment,
  /** What each of its variables is called in the file; null for one that is not in it yet. */
  was: z.array(z.string().nullable()),
  /** Its secrets for which a value was typed, which is kept nowhere. */
  notKept: z.array(z.string())
})
export type UnsavedEnvironment = z.infer<typeof UnsavedEnvironment>
