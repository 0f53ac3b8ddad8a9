import { Download, Ellipsis, FileInput } from 'lucide-react'
import { ActionMenu } from '../../components/action-menu.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { askForHar, saveHar } from '../../state/har-files.ts'
import { useHistory } from '../../state/history.ts'
import { askForLog } from '../../state/log-files.ts'

/** What can be done with the history as a whole, or with what is found of it. */
export function HistoryMenu() {
  const hasEntries = useHistory(({ entries }) => entries.length > 0)
  const text = useHistory(state => state.text.trim())
  const label = text === '' ? 'Export all as HAR…' : 'Export what was found as HAR…'
  return (
    <ActionMenu
      label="History actions"
      groups={[
        [
          { label: 'Import HAR…', icon: <FileInput />, run: askForHar },
          { label: 'Import a session…', icon: <FileInput />, run: askForLog },
          ...(hasEntries ? [{ label, icon: <Download />, run: () => saveHar({ text }) }] : [])
        ]
      ]}
      trigger={<IconButton label="History actions" icon={<Ellipsis />} />}
    />
  )
}
