import { createContext, useContext } from 'react'
import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'
import type { ScopeLayer } from '#shared/model/scope.ts'

/** Whose settings the rows of a form edit: those of a tab's draft, or those that lie under all. */
export interface SettingsOwner {
  /** To whom the problems of its fields and the names in its texts belong: a tab, or what is none of them. */
  id: string
  typed: DraftSettings
  /** What lies under them, outermost first. */
  layers: readonly ScopeLayer[]
  /** What giving up a setting is called. */
  resetLabel: (title: string) => string
  /** @param name of the setting that changes, with its group: `timeouts.connectMs` */
  put: (name: string, change: (now: DraftSettings) => DraftSettings) => void
}

const Context = createContext<SettingsOwner | undefined>(undefined)

/** Says whose settings the rows inside of it edit. */
export const SettingsOwnerProvider = Context.Provider

export function useSettingsOwner(): SettingsOwner {
  const owner = useContext(Context)
  if (!owner) throw new Error('A row of settings needs an owner around it.')
  return owner
}
