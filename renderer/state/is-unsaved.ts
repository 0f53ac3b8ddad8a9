import { dequal } from 'dequal'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Tab } from '#shared/model/draft/tab.ts'

/** Whether a tab holds what is nowhere else: edits that its file has not, or a draft that was typed and never saved. */
export function isUnsaved({ source, edited, draft }: Tab): boolean {
  return source ? source.dirty : edited === true && !dequal(draft, BLANK_DRAFT)
}
