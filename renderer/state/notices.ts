import { Toast } from '@base-ui/react/toast'
import { explainFailure } from './explain-failure.ts'

/** What was done or failed, said at the edge of the window for a while. `NoticeList` shows it. */
export const notices = Toast.createToastManager()

/** How long something that can be taken back is offered. */
const UNDO_MS = 10_000

/** Says that something was done. @param undo how it can be taken back */
export function tell(title: string, undo?: () => void): void {
  if (!undo) return void notices.add({ title })
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
