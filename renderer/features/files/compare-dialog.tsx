import { Dialog } from '../../components/dialog.tsx'
import { TextDiff } from '../../components/text-diff.tsx'
import { closeDialog } from '../../state/ui.ts'
import { useDialog } from '../../state/use-dialog.ts'

const HEADINGS = ['On disk', 'Yours, as it would be saved'] as const

/** The file on disk, and what saving the tab would make of it. */
export function CompareDialog() {
  const { open, asked: shown } = useDialog('compare')
  return (
    <Dialog open={open} onClose={closeDialog} title={`Compare ${shown?.path ?? ''}`} size="wide">
      {shown && (
        <TextDiff
          label={shown.path}
          language="yaml"
          before={shown.before}
          after={shown.after}
          headings={HEADINGS}
        />
      )}
    </Dialog>
  )
}
