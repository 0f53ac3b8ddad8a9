import { ClientError } from '../model/client-error.ts'
import type { DraftMatch } from '../model/draft/draft-automation.ts'
import type { DraftProblem } from '../model/send-event.ts'
import type { ScriptedAnswer } from '../model/socket/automation.ts'
import { compileQuery } from '../text/compile-query.ts'

/** Longer ones are no patterns of a person's. */
const MAX_PATTERN = 10_000

/** What a rule waits for, and what is wrong with it. Whether a JSONPath is one is known to the engine alone. */
export function matchOf({ query, jsonPath = '', opcodes, minBytes, maxBytes }: DraftMatch): {
  is: ScriptedAnswer['when']
  problems: DraftProblem[]
} {
  const isAsked = query !== undefined && query.text !== ''
  const isPath = jsonPath.trim() !== ''
  return {
    is: {
      ...(isAsked && { query }),
      ...(isPath && { jsonPath }),
      ...(opcodes && { opcodes }),
      ...(minBytes !== undefined && { minBytes }),
      ...(maxBytes !== undefined && { maxBytes })
    },
    problems: [
      ...(isAsked ? problemsOf('query', query.text, () => compileQuery(query)) : []),
      ...(isPath ? problemsOf('jsonPath', jsonPath, () => {}) : []),
      ...(minBytes !== undefined && maxBytes !== undefined && minBytes > maxBytes
        ? [{ field: 'maxBytes', problem: 'No message is that small and that large.' }]
        : [])
    ]
  }
}

function problemsOf(field: string, text: string, compile: () => unknown): DraftProblem[] {
  if (text.length > MAX_PATTERN) return [{ field, problem: `Longer than ${MAX_PATTERN} characters.` }]
  try {
    compile()
    return []
  } catch (error) {
    return [{ field, problem: ClientError.wrap(error).message }]
  }
}
