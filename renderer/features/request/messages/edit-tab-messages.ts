import type { DraftMessages } from '#shared/model/draft/draft-message.ts'
import { clearProblems } from '../../../state/problems.ts'
import { editDraft, findTab } from '../../../state/tabs.ts'
import { followTitles } from '../automation/follow-titles.ts'
import { messagesShown } from './edit-messages.ts'

/** Changes the messages of a tab's draft. */
export function editTabMessages(
  tabId: string,
  change: (now: DraftMessages) => DraftMessages | undefined
): void {
  const draft = findTab(tabId)?.draft
  if (!draft) return
  clearProblems(tabId, 'messages')
  const { messages, automation } = draft
  const next = change(messagesShown(messages))
  const followed = automation && messages && next && followTitles(automation, messages, next)
  editDraft(tabId, { messages: next, ...(followed && { automation: followed }) })
}
