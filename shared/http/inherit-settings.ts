import type { DraftSettings } from '../model/draft/draft-settings.ts'
import type { Origin } from '../model/origin.ts'

/** Settings of which each field is inherited by itself; any other is inherited as a whole. */
const GROUPS = ['timeouts', 'redirects', 'retries', 'tls', 'eventStream', 'socket'] as const

interface InheritedSettings {
  settings: DraftSettings
  /**
   * Whence each field is: `insecure`, `proxy`, `timeouts.connectMs`, `socket.reconnect.codes`. Those of the request itself
   * are not in it.
   */
  origins: ReadonlyMap<string, Origin>
}

/** A request's settings over those of its layers, outermost first. An empty text says nothing. */
export function inheritSettings(
  own: DraftSettings,
  layers: readonly { origin: Origin; settings: DraftSettings }[]
): InheritedSettings {
  const origins = new Map<string, Origin>()
  let settings: DraftSettings = {}
  for (const { origin, settings: over } of [...layers, { origin: undefined, settings: own }]) {
    settings = layOver(settings, over)
    for (const field of saidFields(over))
      if (origin) origins.set(field, origin)
      else origins.delete(field)
  }
  return { settings, origins }
}

function layOver(under: DraftSettings, over: DraftSettings): DraftSettings {
  // As of most layers.
  if (Object.keys(over).length === 0) return under
  const merged = { ...under, ...said(over) }
  for (const group of GROUPS) {
    const fields = { ...under[group], ...said(over[group] ?? {}) }
    if (Object.keys(fields).length > 0) Object.assign(merged, { [group]: fields })
  }
  const reconnect = { ...under.socket?.reconnect, ...said(over.socket?.reconnect ?? {}) }
  if (Object.keys(reconnect).length > 0) merged.socket = { ...merged.socket, reconnect }
  return merged
}

function saidFields(settings: DraftSettings): string[] {
  return Object.entries(said(settings)).flatMap(([name, value]) =>
    isGroup(name) && typeof value === 'object' ? saidIn(value).map(field => `${name}.${field}`) : [name]
  )
}

function saidIn(group: object): string[] {
  return Object.entries(said(group)).flatMap(([field, value]) =>
    field === 'reconnect' && typeof value === 'object' && value !== null
      ? Object.keys(said(value)).map(inner => `${field}.${inner}`)
      : [field]
  )
}

function isGroup(name: string): boolean {
  return GROUPS.some(group => group === name)
}

function said<T extends object>(fields: T): Partial<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(entries) as Partial<T>
}
