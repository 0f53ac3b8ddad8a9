import { Dialog } from '../../components/dialog.tsx'
import { SideTabs } from '../../components/side-tabs.tsx'
import { closeDialog, openPreferences, useUi } from '../../state/ui.ts'
import { SECTIONS } from './sections.tsx'

/** What holds for all windows. Each change is in force at once. */
export function PreferencesDialog() {
  const open = useUi(state => state.dialog === 'preferences')
  const section = useUi(state => state.preferencesSection)
  return (
    <Dialog open={open} onClose={closeDialog} title="Preferences" size="medium">
      <SideTabs label="Preferences" value={section} onValueChange={openPreferences} tabs={SECTIONS} />
    </Dialog>
  )
}
