import type { diagnosticsContract } from '#shared/contract/diagnostics.ts'
import type { Diagnostics } from '#shared/model/diagnostics.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { watchValue } from './watch-value.ts'

export function diagnosticsHandlers(read: () => Diagnostics): Handlers<typeof diagnosticsContract> {
  return {
    'diagnostics.watch': (_input, { signal }) => watchValue(read, signal)
  }
}
