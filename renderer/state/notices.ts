import { Toast } from '@base-ui/react/toast'
import { explainFailure } from './explain-failure.ts'

/** What was done or failed, said at the edge of the window for a while. `NoticeList` shows it. */
export const notices = Toast.createToastManager()

/** How long something that can be taken back is offered. */
const UNDO_MS = 10_000

/** Says that something was done. @param undo how it can be taken back */
export function tell(title: string, undo?: () => void): void {
  if (undo) offerUndo(title, undo)
  else notices.add({ title })
}

/** Says that something was done that can be taken back. @returns ends the offer; what was said stays */
export function offerUndo(title: string, undo: () => void): () => void {
  const id = notices.add({
    title,
    timeout: UNDO_MS,
    actionProps: {
      children: 'Undo',
      onClick() {
        notices.close(id)
        undo()
      }
    }
  })
  return () => notices.update(id, { actionProps: {} })
}

/** Says that something could not be done, and why, until a person has taken note of it. */
export function tellFailure(title: string, thrown: unknown): void {
  notices.add({
    title,
    description: explainFailure(thrown),
    type: 'failure',
    priority: 'high',
    timeout: 0
  })
}
