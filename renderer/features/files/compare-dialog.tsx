import { Dialog } from '../../components/dialog.tsx'
import { TextDiff } from '../../components/text-diff.tsx'
import { closeDialog } from '../../state/ui.ts'
import { useDialog } from '../../state/use-dialog.ts'

/** The file on disk, and what saving the tab would make of it. */
export function CompareDialog() {
  const { open, asked: shown } = useDialog('compare')
  return (
    <Dialog open={open} onClose={closeDialog} title={`Compare ${shown?.path ?? ''}`} size="wide">
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
