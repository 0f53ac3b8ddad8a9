import { useMemo } from 'react'
import { clearProblems } from '../../../state/problems.ts'
import { useLayers } from '../../../state/scope.ts'
import { editDraft, findTab, useDraft } from '../../../state/tabs.ts'
import type { SettingsOwner } from './settings-owner.ts'

/** The settings of a tab's draft. */
export function useTabSettings(tabId: string): SettingsOwner {
  const { settings: typed } = useDraft(tabId)
  const layers = useLayers(tabId)
  return useMemo(
    () => ({
      id: tabId,
      typed,
      layers,
      resetLabel: title => `Inherit ${title}`,
      put(name, change) {
        const draft = findTab(tabId)?.draft
        if (!draft) return
        clearProblems(tabId, `settings.${name}`)
        editDraft(tabId, { settings: change(draft.settings) })
      }
    }),
    [tabId, typed, layers]
  )
}
