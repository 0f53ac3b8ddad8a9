import type { Draft } from '../model/draft/draft.ts'
import { applyDraft, requestType } from './apply-draft.ts'

/** The value of a new file for a request, with its keys in the order in which Bruno writes them. */
export function newItem(name: string, draft: Draft, seq?: number): unknown {
  const type = requestType(draft)
  const info = { name, type, ...(seq !== undefined && { seq }) }
  const { method, url } = draft
  const begun = { info, [type]: type === 'websocket' ? { url } : { method, url } }
  return applyDraft(begun, draft)
}

/** The value of the `folder.yml` of a new folder: what is in it inherits. */
export function newFolder(name: string, seq?: number): unknown {
  return { info: { name, type: 'folder', ...(seq !== undefined && { seq }) }, request: { auth: 'inherit' } }
}

/** The value of the `opencollection.yml` of a new collection. */
export function newCollection(name: string): unknown {
  return { opencollection: '1.0.0', info: { name }, bundled: false, extensions: {} }
}
