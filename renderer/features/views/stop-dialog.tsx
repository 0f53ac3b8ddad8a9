import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { frontId } from '../../state/strip.ts'
import { closeDialog } from '../../state/ui.ts'
import { useDialog } from '../../state/use-dialog.ts'
import { closeView, findView, useViews } from '../../state/views.ts'
import { tabElementId } from '../tabs/strip-tab.tsx'

/** Asks before a view is closed in which something runs. */
export function StopDialog() {
  const { open, asked } = useDialog('stop')
  const view = useViews(({ views }) => views.find(({ id }) => id === asked?.viewId))
  return (
    <Dialog
      open={open && view !== undefined}
      onClose={closeDialog}
      // Where the focus was goes with the view.
      finalFocus={() =>
        asked && findView(asked.viewId) ? true : document.getElementById(tabElementId(frontId()))
      }
      title="Stop and close?"
    >
      {view && (
        <>
          <p className="text-sm">
            “{view.title}” is still running. Closing it stops what runs at once; its results go with it.
          </p>
          <div className="mt-5 flex justify-end gap-2">
            <Button variant="ghost" onClick={closeDialog}>
              Let it run
            </Button>
            <Button
              variant="primary"
              onClick={() => {
                closeDialog()
                closeView(view.id)
              }}
            >
              Stop and close
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
