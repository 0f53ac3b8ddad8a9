import type { preferencesContract } from '#shared/contract/preferences.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { PreferenceSecrets } from '#workspace/preference-secrets.ts'

export function preferencesHandlers(
  preferences: PreferenceSecrets,
  history: HistoryStore
): Handlers<typeof preferencesContract> {
  return {
    async 'preferences.set'({ secrets, ...change }) {
      const now = await preferences.set(change, secrets)
      if (change.history) await history.setLimits(now.history)
      return now
    },
    'preferences.watch': (_input, { signal }) => preferences.watch(signal)
  }
}
