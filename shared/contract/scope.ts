import { z } from 'zod'
import { Scope, ScopeContent } from '../model/scope.ts'
import { call, stream } from './define.ts'

export const scopeContract = {
  /** What holds for requests of a scope, and again each time that changes. */
  'scope.watch': stream(Scope, ScopeContent),
  /** The value of a secret variable of a scope, for a person who asked to see it. */
  'scope.reveal': call(
    z.object({ scope: Scope, name: z.string() }),
    z.object({ value: z.string().optional() })
  )
}
