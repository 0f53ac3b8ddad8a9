import { ConfirmBar } from '../../components/confirm-bar.tsx'
import { clearHistory, useHistory } from '../../state/history.ts'
import { tellFailure } from '../../state/notices.ts'

/** Asks before all that is kept is deleted. @param onDone it was answered */
export function ClearHistory({ onDone }: { onDone: () => void }) {
  const count = useHistory(state => state.count)
  const what = count === 1 ? 'the one exchange that is' : `all ${count} exchanges that are`
  return (
    <ConfirmBar
      question={`Delete ${what} kept, with the bodies? This cannot be undone. Collections stay as they are.`}
      confirm="Clear history"
      onConfirm={() => {
        onDone()
        clearHistory().catch(error => tellFailure('The history could not be cleared.', error))
      }}
      onCancel={onDone}
    />
  )
}
