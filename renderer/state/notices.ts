import { Toast } from '@base-ui/react/toast'
import { visibleText } from '#shared/format/visible-text.ts'
import { explainFailure } from './explain-failure.ts'

/** What was done or failed, said at the edge of the window for a while. `NoticeList` shows it. */
export const notices = Toast.createToastManager()

/** How long it is offered to do something about what was done. */
const OFFER_MS = 10_000
/** How long notes on what was done stay in sight: not longer, since they lie over what is done next. */
const NOTES_MS = 30_000

/** Says that something was done. @param undo how it can be taken back */
export function tell(title: string, undo?: () => void): void {
  if (undo) offerUndo(title, undo)
  else notices.add({ title: visibleText(title) })
}

/** Says that something was done that can be taken back. @returns ends the offer; what was said stays */
export function offerUndo(title: string, undo: () => void): () => void {
  return offer(title, 'Undo', undo)
}

/**
 * Says something, and offers to do something about it.
 * @param action what the button says
 * @returns ends the offer; what was said stays
 */
export function offer(title: string, action: string, act: () => void): () => void {
  const id = notices.add({
    title: visibleText(title),
    timeout: OFFER_MS,
    actionProps: {
      children: action,
      onClick() {
        notices.close(id)
        act()
      }
    }
  })
  return () => notices.update(id, { actionProps: {} })
}

/** Says that something was done, and what is to be known of it, for as long as it takes to read that. */
export function tellWithNotes(title: string, notes: readonly string[]): void {
  if (notes.length === 0) tell(title)
  else
    notices.add({
      title: visibleText(title),
      description: notes.map(visibleText).join(' '),
      timeout: NOTES_MS
    })
}

/** More failures than these would hide what they are about: the oldest goes. */
const MOST_FAILURES = 2
/** What is said of failures and is still in sight, the oldest first. */
let failures: { id: string; words: string }[] = []

/** Says that something could not be done, and why, until a person has taken note of it. The same is said once. */
export function tellFailure(title: string, thrown: unknown): void {
  const description = explainFailure(thrown).split('\n').map(visibleText).join('\n')
  const words = `${title}\n${description}`
  const kept = failures.filter(failure => failure.words !== words).slice(1 - MOST_FAILURES)
  for (const { id } of failures.filter(failure => !kept.includes(failure))) notices.close(id)
  const id = notices.add({
    title: visibleText(title),
    description,
    type: 'failure',
    priority: 'high',
    timeout: 0,
    onRemove: () => {
      failures = failures.filter(failure => failure.id !== id)
    }
  })
  failures = [...kept, { id, words }]
}
