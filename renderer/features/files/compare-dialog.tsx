import { Dialog } from '../../components/dialog.tsx'
import { TextDiff } from '../../components/text-diff.tsx'
import { useComparison } from './comparison.ts'

/** The file on disk, and what saving the tab would make of it. */
export function CompareDialog() {
  const shown = useComparison(state => state.shown)
  const close = () => useComparison.setState({ shown: undefined })
  return (
    <Dialog open={shown !== undefined} onClose={close} title={`Compare ${shown?.path ?? ''}`} size="wide">
      {shown && (
        <>
          <div className="mb-2 grid grid-cols-2 text-muted text-xs">
            <span>On disk</span>
            <span>Yours, as it would be saved</span>
          </div>
          <TextDiff label={shown.path} language="yaml" before={shown.before} after={shown.after} />
        </>
      )}
    </Dialog>
  )
}
