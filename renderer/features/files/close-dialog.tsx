import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { answerClosing, useClosing } from '../../state/closing.ts'
import { findTab } from '../../state/tabs.ts'
import { tabName } from '../tabs/tab-title.ts'

/** Asks before a tab is closed that holds what its file does not. */
export function CloseDialog() {
  const tabId = useClosing(state => state.tabId)
  const tab = tabId === undefined ? undefined : findTab(tabId)
  return (
    <Dialog open={tab !== undefined} onClose={() => void answerClosing('cancel')} title="Save changes?">
      {tab && (
        <>
          <p className="text-sm">
            “{tabName(tab)}” has changes that are not in {tab.source?.path || 'its file'} yet.
          </p>
          <div className="mt-5 flex justify-end gap-2">
            <Button variant="ghost" onClick={() => void answerClosing('cancel')}>
              Keep editing
            </Button>
            <Button onClick={() => void answerClosing('discard')}>Close without saving</Button>
            <Button variant="primary" onClick={() => void answerClosing('save')}>
              Save and close
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
