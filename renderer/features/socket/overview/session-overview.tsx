import { useRef } from 'react'
import { sessionWords } from '#shared/session-timeline/session-words.ts'
import { useConsole } from '../../../state/consoles.ts'
import { useHost } from '../../../state/host.ts'
import { useSessionLog } from '../../../state/session-logs.ts'
import { useSocket } from '../../../state/sockets.ts'
import { FoldedOverview } from './folded-overview.tsx'
import { OpenOverview } from './open-overview.tsx'
import { useOverviewChoices } from './overview-choices.ts'
import { useRoom } from './use-room.ts'
import { useSessionNow } from './use-session-now.ts'

/** Lower than this, the list would be left with too few rows. */
const LEAST_ROOM_PX = 440

interface SessionOverviewProps {
  tabId: string
  /** Of the session that is shown in the tab. */
  logId: string
  /** Of a WebSocket; else of an event stream, which has no pings. */
  socket: boolean
}

/**
 * A session as a whole, above its messages: over time, its pings, in figures. Folded, which it is at first where there is
 * little room, it is one line.
 */
export function SessionOverview({ tabId, logId, socket: isSocket }: SessionOverviewProps) {
  const root = useRef<HTMLElement>(null)
  const roomPx = useRoom(root)
  const unfolded = useOverviewChoices(choices => choices.unfolded)
  const standing = useSessionLog(logId)?.standing
  const socket = useSocket(tabId)
  const { found } = useConsole(tabId)
  const state = socket?.live && socket.logId === logId ? socket.state?.state : undefined
  // Of one that is held elsewhere it is only known whether its log grows.
  const goesOn = state === undefined ? standing?.live === true : state !== 'closed'
  const isReached = useHost(({ status }) => status.state === 'connected')
  // One whose host cannot be asked may have ended meanwhile.
  const isUnknown = standing?.live === true && !isReached
  const nowMs = useSessionNow(standing?.lastMs ?? 0, isUnknown ? 'unknown' : goesOn ? 'goes-on' : 'over')
  const isLow = roomPx < LEAST_ROOM_PX
  return (
    <section
      ref={root}
      aria-label="Session overview"
      className="@container shrink-0 border-line border-b bg-surface"
    >
      {standing &&
        ((unfolded ?? !isLow) ? (
          <OpenOverview
            {...{ tabId, logId, standing, nowMs, isUnknown, found }}
            goesOn={goesOn && !isUnknown}
            summary={sessionWords(standing)}
            isLow={isLow}
            hasPings={isSocket}
            canPing={state === 'open'}
          />
        ) : (
          <FoldedOverview {...{ logId, standing, nowMs, isUnknown }} goesOn={goesOn && !isUnknown} />
        ))}
    </section>
  )
}
