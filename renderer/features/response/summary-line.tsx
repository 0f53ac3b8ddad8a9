import { BookmarkPlus, Eye, EyeOff, OctagonX, ShieldOff, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { countOf } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { EventTail } from '#shared/model/event-tail.ts'
import type { BodyInfo, Exchange, ResponseHead } from '#shared/model/exchange.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { Badge } from '../../components/badge.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import { GrowingDuration } from '../waterfall/growing-duration.tsx'
import { nameActivity } from '../waterfall/phase-words.ts'
import { explainWarning } from '../waterfall/warning-words.ts'

/** The outcome in one line: status, protocol, time, sizes, and what deserves a warning. */
export function SummaryLine({
  live,
  covering,
  onToggleCover,
  onCancel,
  onSaveExample,
  menu
}: {
  live: LiveExchange
  /** Whether secrets are covered; undefined when there are none. */
  covering: boolean | undefined
  onToggleCover: () => void
  onCancel: () => void
  /** Absent when it cannot be kept as an example. */
  onSaveExample: (() => void) | undefined
  /** What else can be done with it, once it is over. */
  menu: ReactNode
}) {
  const { exchange } = live
  const hop = exchange.hops.at(-1)
  return (
    <div className="flex h-9 shrink-0 items-center gap-3 overflow-hidden border-line border-b px-3 text-xs">
      {hop?.response && <StatusBadge head={hop.response} />}
      {hop?.response?.fromProxy && (
        <Badge tone="warn" className="h-5.5 shrink-0 px-2 text-xs">
          from the proxy
        </Badge>
      )}
      {live.running ? (
        <Progress live={live} onCancel={onCancel} />
      ) : (
        <>
          {exchange.error && <Outcome error={exchange.error} />}
          <span className="shrink-0 whitespace-nowrap font-medium font-mono text-ink tabular-nums">
            {formatDuration(exchange.totalMs)}
          </span>
          <Details exchange={exchange} />
        </>
      )}
      <Flags exchange={exchange}>
        {covering !== undefined && (
          <IconButton
            label={covering ? 'Reveal secrets' : 'Cover secrets'}
            icon={covering ? <Eye /> : <EyeOff />}
            onClick={onToggleCover}
          />
        )}
        {onSaveExample && (
          <IconButton label="Save as example…" icon={<BookmarkPlus />} onClick={onSaveExample} />
        )}
        {!live.running && menu}
      </Flags>
    </div>
  )
}

/** What may be left out where there is no room: whatever does not fit is wrapped out of sight, as a whole. */
function Details({ exchange: { hops, body } }: { exchange: Exchange }) {
  const version = hops.at(-1)?.response?.httpVersion
  return (
    <span className="flex h-9 min-w-0 flex-1 flex-wrap gap-x-3 overflow-hidden whitespace-nowrap font-mono text-muted tabular-nums *:flex *:h-9 *:items-center">
      {hops.length > 1 && <span>{hops.length} hops</span>}
      {body && <Sizes body={body} />}
      {version && <span className="text-faint">HTTP/{version}</span>}
    </span>
  )
}

function StatusBadge({ head: { status, statusText } }: { head: ResponseHead }) {
  const tone = status >= 400 ? 'bad' : status >= 300 ? 'warn' : 'good'
  return (
    <Badge tone={tone} className="h-5.5 min-w-16 max-w-72 shrink-[20] px-2 font-mono text-xs">
      <span className="truncate" title={visibleText(statusText)}>
        {status}
        {statusText && ` ${visibleText(statusText)}`}
      </span>
    </Badge>
  )
}

/** Beside the status, since a response that was cut off has a status too. */
function Outcome({ error }: { error: ErrorRecord }) {
  const cancelled = error.code === 'ABORTED'
  return (
    <Badge tone={cancelled ? 'neutral' : 'bad'} className="h-5.5 shrink-0 px-2 text-xs">
      {cancelled ? 'Cancelled' : 'Failed'}
    </Badge>
  )
}

function Progress({ live, onCancel }: { live: LiveExchange; onCancel: () => void }) {
  const { phase, progress, events, exchange } = live
  const doing = phase ? nameActivity(phase.name, exchange.hops[phase.hop]) : 'Under way'
  const received = phase?.name === 'download' ? progress.receivedBytes : 0
  const sent = phase?.name === 'send' ? progress.sentBytes : 0
  return (
    <div className="flex min-w-0 items-center gap-3">
      <span className="flex min-w-0 items-center gap-2 text-ink" role="status">
        <span aria-hidden="true" className="size-2 shrink-0 animate-pulse rounded-full bg-accent" />
        <span className="truncate">{events ? nameStream(events) : doing}</span>
      </span>
      <span className="min-w-14 whitespace-nowrap text-right font-mono text-muted tabular-nums">
        <GrowingDuration span={{ startMs: 0, durationMs: 0, state: 'running' }} />
      </span>
      {received + sent > 0 && (
        <span className="whitespace-nowrap font-mono text-muted tabular-nums">
          {formatBytes(received + sent)}
        </span>
      )}
      {/* Not named “Cancel”: that is the one beside the URL, and names are what scripts go by. */}
      <IconButton label="Stop" icon={<OctagonX />} onClick={onCancel} />
    </div>
  )
}

function nameStream({ count }: EventTail): string {
  return `Live, ${countOf(count, 'event')} so far`
}

function Sizes({ body }: { body: BodyInfo }) {
  const encoded = body.encodedSize !== body.size
  return (
    <span className="gap-2">
      {formatBytes(body.size)}
      {encoded && ` (${formatBytes(body.encodedSize)} on the wire)`}
      {!body.complete && <Badge tone="bad">incomplete</Badge>}
    </span>
  )
}

function Flags({ exchange, children }: { exchange: Exchange; children: ReactNode }) {
  const warnings = exchange.hops.flatMap(hop => hop.warnings)
  return (
    <span className="ml-auto flex shrink-0 items-center gap-2">
      {exchange.insecure && (
        <Tooltip content="The server’s certificate was not verified: this request’s settings switch that off.">
          <button type="button" className="rounded">
            <Badge tone="warn" className="gap-1">
              <ShieldOff aria-hidden="true" className="size-3" />
              Insecure
            </Badge>
          </button>
        </Tooltip>
      )}
      {warnings.length > 0 && (
        <Tooltip content={warnings.map(explainWarning).join(' ')}>
          <button type="button" className="rounded">
            <Badge tone="warn" className="gap-1">
              <TriangleAlert aria-hidden="true" className="size-3" />
              {warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`}
            </Badge>
          </button>
        </Tooltip>
      )}
      {children}
    </span>
  )
}
