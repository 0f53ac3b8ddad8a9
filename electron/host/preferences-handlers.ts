import type { preferencesContract } from '#shared/contract/preferences.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { PreferencesStore } from '#workspace/preferences-store.ts'

export function preferencesHandlers(
  preferences: PreferencesStore,
  history: HistoryStore
): Handlers<typeof preferencesContract> {
  return {
    async 'preferences.set'(change) {
      const now = await preferences.set(change)
      if (change.history) await history.setLimits(now.history)
      return now
    },
    'preferences.watch': (_input, { signal }) => preferences.watch(signal)
  }
}
