import type { Draft } from '../model/draft/draft.ts'
import type { DraftAuth } from '../model/draft/draft-auth.ts'
import type { DraftRow } from '../model/draft/draft-row.ts'
import type { Origin } from '../model/origin.ts'
import type { ScopeLayer } from '../model/scope.ts'
import { inheritSettings } from './inherit-settings.ts'

/** A field of the request's own draft, and where its content was said when that was not there. */
export interface Place {
  field: string
  origin?: Origin
}

interface InheritedDraft {
  /** As if all of it had been typed in the request: inherited headers come before its own. */
  draft: Draft
  /** A field of that draft → the field in the request, and whence it was inherited. */
  placeOf(field: string): Place
}

/**
 * What a request is with all that it inherits, as in Bruno: a header replaces those of its name further out, unless it
 * is switched off; auth is the innermost that is any, and only when the request asks to inherit it.
 * @param layers outermost first
 */
export function inheritDraft(own: Draft, layers: readonly ScopeLayer[]): InheritedDraft {
  const headers = inheritHeaders(own.headers, layers)
  const { auth, origin: authOrigin } = inheritAuth(own.auth, layers)
  const { settings, origins } = inheritSettings(own.settings, layers)
  const { auth: _, ...rest } = own
  return {
    draft: {
      ...rest,
      headers: [...headers.map(({ header }) => header), ...own.headers],
      settings,
      ...(auth && { auth })
    },
    placeOf(field) {
      const row = /^headers\.(\d+)/.exec(field)?.[1]
      if (row !== undefined) {
        const inherited = headers[Number(row)]
        if (inherited) return { field: 'headers', origin: inherited.origin }
        return { field: field.replace(row, String(Number(row) - headers.length)) }
      }
      if (authOrigin && /^auth\b/.test(field)) return { field: 'auth', origin: authOrigin }
      const [, group = '', inGroup = ''] = /^settings\.(\w+)(\.\w+)?/.exec(field) ?? []
      const origin = origins.get(group + inGroup) ?? origins.get(group)
      return { field, ...(origin && { origin }) }
    }
  }
}

/** A header that is handed down, and whence. */
interface InheritedHeader {
  header: DraftRow
  origin: Origin
}

/** The headers that a request gets besides its own. @param layers outermost first */
export function inheritHeaders(own: readonly DraftRow[], layers: readonly ScopeLayer[]): InheritedHeader[] {
  const inherited = layers
    .filter(hasHeaders)
    .reduce<InheritedHeader[]>(
      (outer, { origin, headers }) => [
        ...withoutNames(outer, headers),
        ...headers.filter(isOn).map(header => ({ header, origin }))
      ],
      []
    )
  return withoutNames(inherited, own)
}

function hasHeaders({ headers }: ScopeLayer): boolean {
  return headers.length > 0
}

function withoutNames(headers: InheritedHeader[], over: readonly DraftRow[]): InheritedHeader[] {
  if (headers.length === 0) return headers
  const names = new Set(over.filter(isOn).map(({ name }) => name.toLowerCase()))
  return headers.filter(({ header }) => !names.has(header.name.toLowerCase()))
}

function isOn({ name, enabled }: DraftRow): boolean {
  return enabled && name !== ''
}

/** The auth that a request goes with, and whence it has it when that is not its own. @param layers outermost first */
export function inheritAuth(
  own: DraftAuth | undefined,
  layers: readonly ScopeLayer[]
): { auth?: DraftAuth; origin?: Origin } {
  if (own?.kind !== 'inherit') return own ? { auth: own } : {}
  const { auth, origin } =
    layers.findLast(layer => layer.auth && !['inherit', 'none'].includes(layer.auth.kind)) ?? {}
  return auth && origin ? { auth, origin } : {}
}
