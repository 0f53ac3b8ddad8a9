import { z } from 'zod'
import { ConsentRequest } from './consent.ts'
import { DraftAuth } from './draft/draft-auth.ts'
import { DraftRow } from './draft/draft-row.ts'
import { DraftSettings } from './draft/draft-settings.ts'
import { VARIABLE_TYPES } from './draft/variable-types.ts'
import { Origin } from './origin.ts'

/** Whence a request gets what it does not say itself: where it lies, and so which variables, headers and settings hold. */
export const Scope = z.object({
  /** Absent: nothing but the preferences. */
  workspaceId: z.string().optional(),
  collectionId: z.string().optional(),
  /** Of the request's file in the collection, or of the folder it will be saved in; need not exist. */
  path: z.string().optional(),
  /** In the place of those selected in the workspace; null is none. */
  environment: z.string().nullable().optional(),
  globalEnvironment: z.string().nullable().optional()
})
export type Scope = z.infer<typeof Scope>

/** A variable that a request can name. Of several of one name the one that counts is told. */
export const ScopedVariable = z.object({
  name: z.string(),
  /** Unresolved: it may name others. Absent for a secret, which is asked for by `scope.reveal`. */
  value: z.string().optional(),
  /** Absent is a plain string. Names lead into an object: `user.name`. */
  type: z.enum(VARIABLE_TYPES).optional(),
  secret: z.boolean(),
  origin: Origin,
  /** Why it has no value, such as a secret that cannot be decrypted. */
  problem: z.string().optional()
})
export type ScopedVariable = z.infer<typeof ScopedVariable>

/** What one place hands down to a request. */
export const ScopeLayer = z.object({
  origin: Origin,
  headers: z.array(DraftRow),
  auth: DraftAuth.optional(),
  settings: DraftSettings
})
export type ScopeLayer = z.infer<typeof ScopeLayer>

/** What keeps part of a scope from being known, and what a person would have to allow for it: see `consent.ask`. */
export const ScopeProblem = z.object({ problem: z.string(), consent: ConsentRequest.optional() })
export type ScopeProblem = z.infer<typeof ScopeProblem>

/** All that holds for requests of a scope, before their own. */
export const ScopeContent = z.object({
  /** Outermost first: preferences, collection, folders. */
  layers: z.array(ScopeLayer),
  variables: z.array(ScopedVariable),
  /** Names of the process environment that may be read here, and those of `.env` files. */
  processEnv: z.object({ allowed: z.array(z.string()) }),
  /** What keeps part of it from being known: an environment that cannot be read, a `.env` that was not allowed. */
  problems: z.array(ScopeProblem)
})
export type ScopeContent = z.infer<typeof ScopeContent>
