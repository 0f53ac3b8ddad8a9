import { formatCount } from '#shared/format/count.ts'
import { ConfirmBar } from '../../components/confirm-bar.tsx'
import { clearHistory, useHistory } from '../../state/history.ts'
import { tellFailure } from '../../state/notices.ts'

interface ClearHistoryProps {
  /** It was answered. What asked for it goes with the last exchange if it is to be cleared: the focus must go elsewhere. */
  onDone: (clears: boolean) => void
}

/** Asks before all that is kept is deleted. */
export function ClearHistory({ onDone }: ClearHistoryProps) {
  const count = useHistory(state => state.count)
  const what = count === 1 ? 'the one exchange that is' : `all ${formatCount(count)} exchanges that are`
  return (
    <ConfirmBar
      question={`Delete ${what} kept, with the bodies? This cannot be undone. Collections stay as they are.`}
      confirm="Clear history"
      onConfirm={() => {
        onDone(true)
        clearHistory().catch(error => tellFailure('The history could not be cleared.', error))
      }}
      onCancel={() => onDone(false)}
    />
  )
}
