import type { Draft } from '../model/draft/draft.ts'
import { collection, folder } from './container-lens.ts'
import { kindOf } from './kinds.ts'
import { asRaw, isRaw, type Raw, setIn } from './lens/raw.ts'
import { graphqlRequest, httpRequest } from './request-lens.ts'

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
      const typed = withType(value, type)
      return type === 'graphql' ? graphqlRequest.write(typed, draft) : httpRequest.write(typed, draft)
    }
  }
}

/** The format has GraphQL bodies only in requests of their own type, and no others in those. */
export function requestType({ type, body, bodyVariants }: Draft): 'http' | 'graphql' {
  const others = bodyVariants?.list.filter((_, index) => index !== bodyVariants.selected) ?? []
  const kinds = new Set([body, ...others.map(variant => variant.body)].map(({ kind }) => kind))
  if (kinds.size === 1 && kinds.has('none')) return type === 'graphql' ? 'graphql' : 'http'
  return [...kinds].every(kind => kind === 'graphql' || kind === 'none') ? 'graphql' : 'http'
}

/** A file that is gone, or has nothing in it, can be any request's. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (isRaw(value) && Object.keys(value).length === 0)
}

/** The same request as one of the other type: its details go along, but for the body. */
function withType(value: unknown, type: 'http' | 'graphql'): unknown {
  if (isEmpty(value)) return { info: { type } }
  const was = kindOf(value)
  if (was === type || (was !== 'http' && was !== 'graphql')) return value
  const entries = Object.entries(asRaw(value, '')).map(([key, part]): [string, unknown] =>
    key === was ? [type, withoutBody(asRaw(part, key))] : [key, part]
  )
  return setIn(Object.fromEntries(entries), ['info', 'type'], type, {})
}

function withoutBody(details: Raw): Raw {
  return Object.fromEntries(Object.entries(details).filter(([key]) => key !== 'body'))
}
