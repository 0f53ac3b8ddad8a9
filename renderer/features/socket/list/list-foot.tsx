import { ArrowDownToLine } from 'lucide-react'
import { formatBytes } from '#shared/format/bytes.ts'
import { countOf, formatCount } from '#shared/format/count.ts'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import { Button } from '../../../components/button.tsx'
import { KeyHint } from '../../../components/key-hint.tsx'
import { MenuButton } from '../../../components/menu-button.tsx'
import { TIME_LOOKS, type TimeLook } from '../../../state/consoles.ts'
import { TIME_LOOK_WORDS } from './time-words.ts'

interface ListFootProps {
  standing: LogStanding
  timeLook: TimeLook
  onTimeLook: (look: TimeLook) => void
  /** How many entries have come since the end was in sight. */
  arrived: number
  onEnd: () => void
  socket: boolean
}

/** Below the list: how it is read, what of it is gone, and what has come since one looked away. */
export function ListFoot({ standing, timeLook, onTimeLook, arrived, onEnd, socket }: ListFootProps) {
  const { dropped } = standing
  return (
    <div className="flex min-h-7 shrink-0 flex-wrap items-center gap-x-3 border-line border-t bg-surface pr-2 text-muted text-xs">
      <MenuButton
        label="Time of messages"
        value={timeLook}
        options={TIME_LOOKS.map(value => ({ value, label: TIME_LOOK_WORDS[value] }))}
        onChange={onTimeLook}
        className="h-7"
      />
      {dropped.messages > 0 && (
        <span role="note" className="text-warn tabular-nums">
          The oldest {countOf(dropped.messages, socket ? 'message' : 'event')} ({formatBytes(dropped.bytes)})
          are not kept any more.
        </span>
      )}
      {standing.cutOff && (
        <span role="note" className="text-warn">
          The recording was cut off here: what came after it is not known.
        </span>
      )}
      {arrived > 0 && (
        <Button size="small" variant="primary" onClick={onEnd} className="my-0.5 ml-auto h-6">
          <ArrowDownToLine aria-hidden="true" className="size-3.5" />
          {formatCount(arrived)} new
          <KeyHint keys={['End']} />
        </Button>
      )}
    </div>
  )
}
