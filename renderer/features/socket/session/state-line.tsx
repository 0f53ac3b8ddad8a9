import { Activity, Pause, Play } from 'lucide-react'
import { useEffect, useReducer } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { formatCount } from '#shared/format/count.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { explainCloseCode } from '#shared/model/socket/close-codes.ts'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import type { SocketState } from '#shared/model/socket/socket-state.ts'
import { Button } from '../../../components/button.tsx'
import { CalmStatus } from '../../../components/calm-status.tsx'
import { classNames } from '../../../components/class-names.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { changeConsole, useConsole } from '../../../state/consoles.ts'
import { tellFailure } from '../../../state/notices.ts'
import { connectNow, pingOver } from '../../../state/socket-acts.ts'
import type { TabSocket } from '../../../state/sockets.ts'
import { SessionMenu } from './session-menu.tsx'
import { clockWords, queueWords, type StateTone, stateWords } from './state-words.ts'

interface StateLineProps {
  tabId: string
  socket: TabSocket
  standing: LogStanding | undefined
}

const DOTS: Record<StateTone, string> = {
  busy: 'animate-pulse bg-accent',
  good: 'bg-good',
  warn: 'bg-warn',
  bad: 'bg-bad',
  quiet: 'bg-faint'
}

/** Where a session stands and how much went over it, in one line. */
export function StateLine({ tabId, socket, standing }: StateLineProps) {
  const { logId, state, queued, live } = socket
  const waited = queueWords(state, queued)
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-3 overflow-hidden border-line border-b px-3 text-xs">
      {state ? <State state={state} seenAt={socket.seenAt} /> : <Recorded startedAt={socket.startedAt} />}
      {state?.state === 'waiting' && logId !== undefined && (
        <Button size="small" onClick={() => run(connectNow(tabId, logId), 'It was not connected')}>
          Connect now
        </Button>
      )}
      {waited !== '' && (
        <span
          aria-hidden="true"
          title="What waits for a connection is sent when it is open, and let go when the session is closed."
          className="max-w-2/3 shrink-0 truncate text-warn"
        >
          {waited}
        </span>
      )}
      <CalmStatus words={waited} />
      <span className="ml-auto flex shrink-0 items-center gap-1">
        {standing && <Counts standing={standing} brief={state?.state === 'waiting' || waited !== ''} />}
        {standing && <PauseButton tabId={tabId} standing={standing} />}
        {live && logId !== undefined && (
          <IconButton
            label="Send a ping"
            icon={<Activity />}
            disabled={state?.state !== 'open'}
            onClick={() => run(pingOver(logId), 'The ping was not sent')}
          />
        )}
        {logId !== undefined && standing && <SessionMenu tabId={tabId} logId={logId} socket={socket} />}
      </span>
    </div>
  )
}

const BEGUN = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** A session of the history: when it began. */
function Recorded({ startedAt }: { startedAt: string | undefined }) {
  return (
    <span className="truncate text-muted">
      Recorded
      {startedAt !== undefined && (
        <time dateTime={startedAt} className="ml-2 tabular-nums">
          {BEGUN.format(new Date(startedAt))}
        </time>
      )}
    </span>
  )
}

function State({ state, seenAt }: { state: SocketState; seenAt: number }) {
  const { name, detail, tone } = stateWords(state)
  const code = 'end' in state ? state.end?.code : undefined
  return (
    <div className="flex min-w-0 items-center gap-2">
      <span aria-hidden="true" className={classNames('size-2 shrink-0 rounded-full', DOTS[tone])} />
      <span role="status" className="shrink-0 font-medium text-ink">
        {name}
      </span>
      <Clock state={state} seenAt={seenAt} />
      {detail !== '' && (
        <span
          // The time keeps its room for longer.
          className="shrink-9999 truncate text-muted"
          title={code === undefined ? visibleText(detail) : explainCloseCode(code).meaning}
        >
          {visibleText(detail)}
        </span>
      )}
    </div>
  )
}

/** Time that goes on, by the local clock since the state was told. */
function Clock({ state, seenAt }: { state: SocketState; seenAt: number }) {
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0)
  const { state: name } = state
  useEffect(() => {
    if (name === 'closed') return
    const timer = setInterval(tick, name === 'open' ? 1000 : 100)
    return () => clearInterval(timer)
  }, [name])
  const words = clockWords(state, state.sinceMs + performance.now() - seenAt)
  return words === '' ? null : (
    <span title={words} className="truncate text-muted tabular-nums">
      {words}
    </span>
  )
}

interface CountsProps {
  standing: LogStanding
  /** Without bytes where there is little room, so that more of the state is to be read. */
  brief: boolean
}

function Counts({ standing: { sent, received, wire }, brief }: CountsProps) {
  return (
    <span
      title={`On the wire: ${formatBytes(wire.sent)} sent, ${formatBytes(wire.received)} received`}
      className="flex gap-3 pr-1 text-muted tabular-nums"
    >
      <Count arrow="↑" name="Sent" traffic={sent} brief={brief} />
      <Count arrow="↓" name="Received" traffic={received} brief={brief} />
    </span>
  )
}

interface CountProps {
  arrow: string
  name: string
  traffic: LogStanding['sent']
  brief: boolean
}

function Count({ arrow, name, traffic, brief }: CountProps) {
  return (
    <span>
      <span aria-hidden="true">{arrow} </span>
      <span className="sr-only">{name}: </span>
      {formatCount(traffic.messages)}
      <span className="sr-only"> messages, </span>
      <span className={classNames('text-faint', brief ? '@max-2xl:hidden' : '@max-sm:hidden')}>
        {' '}
        · {formatBytes(traffic.bytes)}
      </span>
    </span>
  )
}

/** The list stands still while what comes is logged all the same. */
function PauseButton({ tabId, standing }: { tabId: string; standing: LogStanding }) {
  const { paused } = useConsole(tabId)
  if (!standing.live && !paused) return null
  return (
    <IconButton
      label={paused ? 'Go on with the list' : 'Pause the list'}
      icon={paused ? <Play className="text-accent" /> : <Pause />}
      aria-pressed={paused}
      onClick={() => changeConsole(tabId, paused ? { paused: false, following: true } : { paused: true })}
    />
  )
}

function run(done: Promise<void>, failure: string): void {
  done.catch((error: unknown) => tellFailure(failure, error))
}
