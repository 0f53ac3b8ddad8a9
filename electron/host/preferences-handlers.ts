import type { preferencesContract } from '#shared/contract/preferences.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { PreferencesStore } from '#workspace/preferences-store.ts'

export function preferencesHandlers(preferences: PreferencesStore): Handlers<typeof preferencesContract> {
  return {
    'preferences.set': change => preferences.set(change),
    'preferences.watch': (_input, { signal }) => preferences.watch(signal)
  }
}
