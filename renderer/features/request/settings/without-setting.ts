import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'

/** A setting by its name, within its group where it is inherited by itself: `insecure`, `timeouts.connectMs`. */
export type SettingName =
  | keyof DraftSettings
  | `timeouts.${keyof NonNullable<DraftSettings['timeouts']>}`
  | `redirects.${keyof NonNullable<DraftSettings['redirects']>}`
  | `retries.${keyof NonNullable<DraftSettings['retries']>}`
  | `tls.${keyof NonNullable<DraftSettings['tls']>}`
  | `eventStream.${keyof NonNullable<DraftSettings['eventStream']>}`
  | `socket.${Exclude<keyof Socket, 'reconnect'>}`
  | `socket.reconnect.${keyof NonNullable<Socket['reconnect']>}`

type Socket = NonNullable<DraftSettings['socket']>

/** Whether something is said of a setting. An empty text says nothing. */
export function isSaid(settings: DraftSettings, name: SettingName): boolean {
  const value = name.split('.').reduce<unknown>(read, settings)
  return value !== undefined && value !== ''
}

/** The settings without what is said of one of them: it is inherited again. A group that says nothing goes with it. */
export function withoutSetting(settings: DraftSettings, name: SettingName): DraftSettings {
  return without(settings, name.split('.'))
}

function without(said: object, [key = '', ...inner]: readonly string[]): object {
  const part = read(said, key)
  if (inner.length === 0 || typeof part !== 'object' || part === null) return omit(said, key)
  const rest = without(part, inner)
  return Object.keys(rest).length === 0 ? omit(said, key) : { ...said, [key]: rest }
}

function read(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null) return undefined
  return Object.entries(object).find(([name]) => name === key)?.[1]
}

function omit(object: object, key: string): object {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))
}
