import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { answerClosing } from '../../state/closing.ts'
import { tabName } from '../../state/tab-title.ts'
import { activeTab, findTab, useTabs } from '../../state/tabs.ts'
import { useDialog } from '../../state/use-dialog.ts'
import { tabElementId } from '../tabs/strip-tab.tsx'

/** Asks before a tab is closed that holds what its file does not, or that has none and is too large to be kept. */
export function CloseDialog() {
  const { open, asked } = useDialog('close')
  const tab = asked && findTab(asked.tabId)
  const answer = (given: Parameters<typeof answerClosing>[1]) => {
    if (tab) void answerClosing(tab.id, given)
  }
  return (
    <Dialog
      open={open && tab !== undefined}
      onClose={() => answer('cancel')}
      // Where the focus was goes with the tab.
      finalFocus={() =>
        asked && findTab(asked.tabId)
          ? true
          : document.getElementById(tabElementId(activeTab(useTabs.getState()).id))
      }
      title="Save changes?"
    >
      {tab && (
        <>
          <p className="text-sm">
            {tab.source
              ? `“${tabName(tab)}” has changes that are not in ${tab.source.path || 'its file'} yet.`
              : `“${tabName(tab)}” was never saved, and is too large to be kept once it is closed.`}
          </p>
          <div className="mt-5 flex justify-end gap-2">
            <Button variant="ghost" onClick={() => answer('cancel')}>
              Keep editing
            </Button>
            <Button onClick={() => answer('discard')}>Close without saving</Button>
            <Button variant="primary" onClick={() => answer('save')}>
              {tab.source ? 'Save and close' : 'Save…'}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
