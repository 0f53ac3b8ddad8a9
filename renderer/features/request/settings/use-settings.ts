import { useMemo } from 'react'
import { inheritSettings } from '#shared/http/inherit-settings.ts'
import { completeSettings } from '#shared/model/default-settings.ts'
import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'
import type { Origin } from '#shared/model/origin.ts'
import { useSettingsOwner } from './settings-owner.ts'
import { isSaid, type SettingName, withoutSetting } from './without-setting.ts'

/** Whence a setting has its value: from its own form, then it can be given up; from elsewhere; or it is the default. */
export interface SettingSource {
  reset?: () => void
  origin?: Origin
}

/** The settings of a form's owner: as typed, as they are with all that is inherited, and how to change them. */
export function useSettings() {
  const { typed, layers, put } = useSettingsOwner()
  const inherited = useMemo(() => inheritSettings({}, layers), [layers])
  const { settings: merged } = useMemo(() => inheritSettings(typed, layers), [typed, layers])
  const { timeouts, insecure, redirects, retries, protocol, cookies, eventStream, socket } = merged
  const complete = completeSettings({
    timeouts,
    insecure,
    redirects,
    retries,
    protocol,
    cookies,
    eventStream,
    socket
  })
  return {
    typed,
    merged,
    complete,
    edit(change: Partial<DraftSettings>): void {
      for (const group of Object.keys(change)) put(group, now => ({ ...now, ...change }))
    },
    sourceOf(name: SettingName): SettingSource {
      if (isSaid(typed, name)) return { reset: () => put(name, now => withoutSetting(now, name)) }
      const origin = inherited.origins.get(name)
      return origin ? { origin } : {}
    }
  }
}
