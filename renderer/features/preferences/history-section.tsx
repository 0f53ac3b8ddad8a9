import { useRef, useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { countOf } from '#shared/format/count.ts'
import { Button } from '../../components/button.tsx'
import { useHistory, watchHistory } from '../../state/history.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useWatched } from '../../state/use-watched.ts'
import { ClearHistory } from '../history/clear-history.tsx'
import { SettingGroup } from '../request/settings/setting-row.tsx'
import { HistoryLimitsForm } from './history-limits-form.tsx'

/** How much is kept of what was sent, and how much there is. */
export function HistorySection() {
  useWatched(watchHistory)
  const { count, bytes } = useHistory()
  const limits = usePreferences(({ history }) => history)
  const [clearing, setClearing] = useState(false)
  const kept = useRef<HTMLParagraphElement>(null)
  return (
    <SettingGroup title="History">
      <HistoryLimitsForm key={JSON.stringify(limits)} limits={limits} />
      <div className="mt-6 flex min-h-8 items-center gap-3 border-line border-t pt-3">
        <p ref={kept} tabIndex={-1} className="min-w-0 flex-1 text-sm outline-none">
          {countOf(count, 'exchange')} {count === 1 ? 'is' : 'are'} kept, {formatBytes(bytes)}.
        </p>
        <Button size="small" disabled={count === 0} onClick={() => setClearing(true)}>
          Clear history…
        </Button>
      </div>
      {clearing && (
        <ClearHistory
          onDone={clears => {
            setClearing(false)
            if (clears) kept.current?.focus()
          }}
        />
      )}
    </SettingGroup>
  )
}
