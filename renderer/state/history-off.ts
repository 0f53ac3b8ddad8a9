import { usePreferences } from './preferences.ts'

/** Whether the preferences say that nothing that is sent is kept. */
export function isHistoryOff(): boolean {
  const { maxCount, maxBytes, maxDays } = usePreferences.getState().history
  return maxCount === 0 || maxBytes === 0 || maxDays === 0
}
