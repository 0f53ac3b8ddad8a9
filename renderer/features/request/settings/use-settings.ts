import { useMemo } from 'react'
import { inheritSettings } from '#shared/http/inherit-settings.ts'
import { completeSettings } from '#shared/model/default-settings.ts'
import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'
import type { Origin } from '#shared/model/origin.ts'
import { clearProblems } from '../../../state/problems.ts'
import { useLayers } from '../../../state/scope.ts'
import { editDraft, findTab, useDraft } from '../../../state/tabs.ts'
import { isSaid, type SettingName, withoutSetting } from './without-setting.ts'

/** Whence a setting has its value: from its own tab, then it can be given up; from elsewhere; or it is the default. */
export interface SettingSource {
  reset?: () => void
  origin?: Origin
}

/** The settings of a tab: as typed, as they are with all that is inherited, and how to change them. */
export function useSettings(tabId: string) {
  const { settings } = useDraft(tabId)
  const layers = useLayers(tabId)
  const inherited = useMemo(() => inheritSettings({}, layers), [layers])
  const { settings: merged } = useMemo(() => inheritSettings(settings, layers), [settings, layers])
  const { timeouts, insecure, redirects, retries, protocol, cookies, eventStream } = merged
  const complete = completeSettings({
    timeouts,
    insecure,
    redirects,
    retries,
    protocol,
    cookies,
    eventStream
  })

  const put = (name: string, change: (now: DraftSettings) => DraftSettings) => {
    const draft = findTab(tabId)?.draft
    if (!draft) return
    clearProblems(tabId, `settings.${name}`)
    editDraft(tabId, { settings: change(draft.settings) })
  }
  return {
    typed: settings,
    merged,
    complete,
    edit(change: Partial<DraftSettings>): void {
      for (const group of Object.keys(change)) put(group, now => ({ ...now, ...change }))
    },
    sourceOf(name: SettingName): SettingSource {
      if (isSaid(settings, name)) return { reset: () => put(name, now => withoutSetting(now, name)) }
      const origin = inherited.origins.get(name)
      return origin ? { origin } : {}
    }
  }
}
