import { useEffect } from 'react'
import { changeConsole, consoleOf } from '../../../state/consoles.ts'

/** What was looked at in another log is not in this one. */
export function useForgottenSelection(tabId: string, logId: string): void {
  useEffect(() => {
    if (consoleOf(tabId).logId !== logId)
      changeConsole(tabId, { logId, selected: undefined, following: true, paused: false })
  }, [tabId, logId])
}
