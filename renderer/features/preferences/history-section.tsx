import { useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmBar } from '../../components/confirm-bar.tsx'
import { clearHistory, useHistory, watchHistory } from '../../state/history.ts'
import { tellFailure } from '../../state/notices.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useWatched } from '../../state/use-watched.ts'
import { SettingGroup } from '../request/settings/setting-row.tsx'
import { HistoryLimitsForm } from './history-limits-form.tsx'

/** How much is kept of what was sent, and how much there is. */
export function HistorySection() {
  useWatched(watchHistory)
  const { count, bytes } = useHistory()
  const limits = usePreferences(({ history }) => history)
  const [clearing, setClearing] = useState(false)
  return (
    <SettingGroup title="History">
      <HistoryLimitsForm key={JSON.stringify(limits)} limits={limits} />
      <div className="mt-6 flex min-h-8 items-center gap-3 border-line border-t pt-3">
        <p className="min-w-0 flex-1 text-sm">
          {count === 1 ? '1 exchange is kept' : `${count} exchanges are kept`}, {formatBytes(bytes)}.
        </p>
        {!clearing && (
          <Button size="small" disabled={count === 0} onClick={() => setClearing(true)}>
            Clear history…
          </Button>
        )}
      </div>
      {clearing && (
        <ConfirmBar
          question="Delete all that is kept, with the bodies? This cannot be undone. Collections stay as they are."
          confirm="Clear history"
          onConfirm={() => {
            setClearing(false)
            clearHistory().catch(error => tellFailure('The history could not be cleared.', error))
          }}
          onCancel={() => setClearing(false)}
        />
      )}
    </SettingGroup>
  )
}
