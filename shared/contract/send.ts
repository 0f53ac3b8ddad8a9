import { z } from 'zod'
import { Draft } from '../model/draft/draft.ts'
import { HistorySource } from '../model/history.ts'
import { RequestInput } from '../model/request.ts'
import { Scope } from '../model/scope.ts'
import { DraftProblem, SendEvent } from '../model/send-event.ts'
import { ExecuteSettings } from '../model/settings.ts'
import { call, stream } from './define.ts'

export const sendContract = {
  /**
   * Sends a draft: what it inherits is gathered, templates are resolved, actions and assertions evaluated, and the
   * exchange recorded in the history. Cancelling aborts it. With `keepSent` the bodies are kept that were sent, and told
   * as `sent.body` of each hop: like that of the answer they are read by window, and released.
   */
  'draft.send': stream(
    z.object({ draft: Draft, scope: Scope, source: HistorySource, keepSent: z.boolean().optional() }),
    SendEvent
  ),
  /**
   * The request that a draft would be sent as, and how, secrets masked unless asked for. `problems` says what keeps it
   * from being sent: a name that stands for nothing is in it as it was written. Both are absent when the scope is none.
   * Of files only the paths are told.
   */
  'draft.resolve': call(
    z.object({ draft: Draft, scope: Scope, reveal: z.boolean() }),
    z.object({
      request: RequestInput.optional(),
      settings: ExecuteSettings.optional(),
      problems: z.array(DraftProblem)
    })
  )
}
