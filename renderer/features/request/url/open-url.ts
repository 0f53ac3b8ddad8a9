import { BLANK_DRAFT, BLANK_SOCKET } from '#shared/model/draft/blank-draft.ts'
import { kindOfUrl } from '#shared/url/kind-of-url.ts'
import { addressOfTab } from '../../../state/tab-set.ts'
import { activeTab, openDraft, useTabs } from '../../../state/tabs.ts'
import { viewInFront } from '../../../state/views.ts'
import { editUrl } from './edit-url.ts'
import { withUrl } from './with-url.ts'

/** Whether a text is a URL with its scheme, and nothing else. */
export function isWholeUrl(text: string): boolean {
  return kindOfUrl(text) !== undefined && !/\s/.test(text.trim())
}

/** A request for a URL, of the kind that it asks for: in the tab in front where nothing is in it yet, else in a new one. */
export function openUrl(text: string): void {
  const url = text.trim()
  const front = activeTab(useTabs.getState())
  const isEmpty = front.draft.url === '' && !front.edited && !addressOfTab(front)
  if (isEmpty && !viewInFront()) {
    editUrl(front.id, url)
    return
  }
  const blank = kindOfUrl(url) === 'websocket' ? BLANK_SOCKET : BLANK_DRAFT
  openDraft({ ...blank, ...withUrl(blank, url) })
}
