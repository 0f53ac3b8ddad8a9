import { z } from 'zod'
import { DraftVariable } from './draft/draft-row.ts'
import { Kept } from './draft/tolerant.ts'
import { Problem } from './problem.ts'

/** Whose environments: those of a workspace hold for all its collections and are called global. */
export const EnvironmentOwner = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('global'), workspaceId: z.string() }),
  z.object({ kind: z.literal('collection'), collectionId: z.string() })
])
export type EnvironmentOwner = z.infer<typeof EnvironmentOwner>

export const Environment = z.object({
  name: z.string(),
  /** CSS colour. */
  color: z.string().optional(),
  description: z.string().optional(),
  /** The name of the environment of the same owner whose variables lie under these. */
  extends: z.string().optional(),
  /** A `.env` file; a relative path starts at the collection's folder. */
  dotEnvFilePath: z.string().optional(),
  variables: z.array(DraftVariable),
  kept: Kept.optional()
})
export type Environment = z.infer<typeof Environment>

/** How a secret variable stands: whether the vault has a value for it, and why it cannot be read when that is so. */
export const SecretState = z.object({
  name: z.string(),
  hasValue: z.boolean(),
  problem: z.string().optional(),
  /** There is no value, and a damaged vault that may hold one was set aside: the vault's notice says where it is. */
  maybeLost: z.literal(true).optional()
})
export type SecretState = z.infer<typeof SecretState>

/** What becomes of the values of secret variables when their environment is saved. */
export const SecretChanges = z.object({
  /** Values that were entered, by the name of a variable that is secret now. */
  secrets: z.record(z.string(), z.string()).optional(),
  /** What a secret variable was called → what it is called now: its value goes along. Several may change places. */
  renamed: z.record(z.string(), z.string()).optional()
})
export type SecretChanges = z.infer<typeof SecretChanges>

export const EnvironmentContent = z.object({
  environment: Environment,
  revision: z.string(),
  secrets: z.array(SecretState),
  /**
   * Environments of the same owner whose files are gone, and for whose secrets of these names there are values, where
   * this one has none: its file may be one of theirs, renamed by another program. Absent where there are none.
   */
  vanished: z.array(z.string()).optional()
})
export type EnvironmentContent = z.infer<typeof EnvironmentContent>

export const EnvironmentSummary = z.object({
  name: z.string(),
  color: z.string().optional(),
  /** Of its file; absent when it cannot be read. */
  revision: z.string().optional(),
  /** It cannot be read: the others can. */
  problem: Problem.optional()
})
export type EnvironmentSummary = z.infer<typeof EnvironmentSummary>

/** The environments of an owner, and which one is in use. */
export const EnvironmentList = z.object({
  owner: EnvironmentOwner,
  environments: z.array(EnvironmentSummary),
  selected: z.string().optional()
})
export type EnvironmentList = z.infer<typeof EnvironmentList>
