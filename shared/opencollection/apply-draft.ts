import type { Draft } from '../model/draft/draft.ts'
import { collection, folder } from './container-lens.ts'
import { kindOf } from './kinds.ts'
import { asRaw, isRaw, setIn, without } from './lens/raw.ts'
import { graphqlRequest, httpRequest } from './request-lens.ts'
import { websocketRequest } from './websocket-lens.ts'

/**
 * The value of a file with what the draft says, and everything else as it was: a draft that was only read gives the
 * value back; from nothing a new file is made. What the format lacks is not written: see `sondeEntryOf`.
 * @throws Misread when the value cannot be read as what the draft is
 */
export function applyDraft(value: unknown, draft: Draft): unknown {
  switch (draft.type) {
    case 'folder':
      return folder.write(value, draft)
    case 'collection':
      return collection.write(value, draft)
    default: {
      const type = requestType(draft)
      return LENSES[type].write(withType(value, type), draft)
    }
  }
}

const LENSES = { http: httpRequest, graphql: graphqlRequest, websocket: websocketRequest }

type RequestType = keyof typeof LENSES

/** The format has GraphQL bodies only in requests of their own type, and no others in those. */
export function requestType({ type, body, bodyVariants }: Draft): RequestType {
  if (type === 'websocket') return type
  const others = bodyVariants?.list.filter((_, index) => index !== bodyVariants.selected) ?? []
  const kinds = new Set([body, ...others.map(variant => variant.body)].map(({ kind }) => kind))
  if (kinds.size === 1 && kinds.has('none')) return type === 'graphql' ? 'graphql' : 'http'
  return [...kinds].every(kind => kind === 'graphql' || kind === 'none') ? 'graphql' : 'http'
}

/** A file that is gone, or has nothing in it, can be any request's. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (isRaw(value) && Object.keys(value).length === 0)
}

/** The same request as one of another type: its details go along, but for what that type has not, or has otherwise. */
function withType(value: unknown, type: RequestType): unknown {
  if (isEmpty(value)) return { info: { type } }
  const was = kindOf(value)
  if (was === type || !Object.hasOwn(LENSES, was)) return value
  const isOther = was === 'websocket' || type === 'websocket'
  const entries = Object.entries(asRaw(value, '')).flatMap(([key, part]): [string, unknown][] => {
    if (key === was) return [[type, without(asRaw(part, key), isOther ? OF_ONE_KIND : ['body'])]]
    if (key === 'runtime' && isOther) return [[key, without(asRaw(part, key), ['assertions', 'actions'])]]
    return isOther && OF_ONE_KIND_AT_TOP.includes(key) ? [] : [[key, part]]
  })
  return setIn(Object.fromEntries(entries), ['info', 'type'], type, {})
}

/** What either a WebSocket request or one over HTTP has, or what means something else there. */
const OF_ONE_KIND = ['method', 'params', 'body', 'message']
const OF_ONE_KIND_AT_TOP = ['settings', 'examples', 'app']
