import { formatCount } from '#shared/format/count.ts'
import { classNames } from '../../../components/class-names.ts'
import { useSocket } from '../../../state/sockets.ts'
import { useDraft } from '../../../state/tabs.ts'
import type { AutomationList } from './edit-automation.ts'

interface EntryStateProps {
  tabId: string
  list: AutomationList
  index: number
  enabled: boolean
}

/** How often a timer or a rule sent, and whether it goes on. */
export function EntryState({ tabId, list, index, enabled }: EntryStateProps) {
  const { automation } = useDraft(tabId)
  const socket = useSocket(tabId)
  const count = socket?.automated?.[list][index] ?? 0
  const isOpen = socket?.live === true && socket.state?.state === 'open'
  const isRunning = isOpen && enabled && !automation?.paused
  if (socket?.automationHeld || (!isRunning && count === 0)) return null
  return (
    <span className="flex shrink-0 items-center gap-1.5 whitespace-nowrap text-muted text-xs tabular-nums">
      <span
        aria-hidden="true"
        className={classNames('size-1.5 rounded-full', isRunning ? 'bg-good' : 'bg-faint')}
      />
      {formatCount(count)} sent
    </span>
  )
}
