import { clearProblems } from '../../../state/problems.ts'
import { editDraft, findTab } from '../../../state/tabs.ts'
import { otherKind, withKind } from './with-kind-of-url.ts'
import { withUrl } from './with-url.ts'

/**
 * Another URL for a tab: the tables of its parameters follow. A draft of no file becomes what its URL asks for; of one that
 * is a file's it is told (`KindNotice`).
 */
export function editUrl(tabId: string, url: string): void {
  const tab = findTab(tabId)
  if (!tab) return
  const { draft, source } = tab
  const kind = source ? undefined : otherKind(draft, url)
  for (const field of ['url', 'params.', 'pathParams.']) clearProblems(tabId, field)
  editDraft(tabId, { ...withUrl(draft, url), ...(kind && withKind(draft, kind)) })
}
