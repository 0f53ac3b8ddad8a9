import type { runContract } from '#shared/contract/run.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { type RepeatParts, repeatDraft } from './run/repeat-draft.ts'
import { type FlowParts, runFlow } from './run/run-flow.ts'
import type { SessionBodies } from './session-bodies.ts'

export type RunHandlerParts = RepeatParts & FlowParts

export function runHandlers(parts: RunHandlerParts, session: SessionBodies): Handlers<typeof runContract> {
  return {
    'run.repeat': (input, { signal }) => repeatDraft(input, parts, signal),
    'run.flow': (input, context) => runFlow(input, parts, session, context)
  }
}
