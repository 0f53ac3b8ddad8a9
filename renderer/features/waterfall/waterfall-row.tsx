import { CornerDownRight, Link2, ShieldOff, TriangleAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import type { HopReason } from '#shared/model/hop-reasons.ts'
import { nameOfHop } from '#shared/waterfall/hop-name.ts'
import { explainReuse, nameReason } from '#shared/waterfall/hop-words.ts'
import type { HopRow, PhaseRow, SpanState } from '#shared/waterfall/layout.ts'
import type { Transfer } from '#shared/waterfall/transfer.ts'
import { classNames } from '../../components/class-names.ts'
import { Bar, PHASE_COLOUR, StackedBar } from './bar.tsx'
import { BrokenIcon } from './broken-icon.tsx'
import { GrowingDuration } from './growing-duration.tsx'
import { isBroken } from './phase-words.ts'
import { TransferChart } from './transfer-chart.tsx'
import { explainWarning } from './warning-words.ts'

/** Rows come into sight below the line over them, which stays at the top. */
export const ROW =
  'group relative scroll-mt-8 hover:bg-hover/60 focus-visible:bg-hover data-shown:*:first:shadow-[inset_2px_0_0_var(--accent)]'

/** Reasons that are part of how things go; the others are a word about something that went wrong. */
const LATER_BY_PLAN: ReadonlySet<HopReason> = new Set<HopReason>(['redirect', 'auth'])

interface HopLineProps extends ComponentProps<'tr'> {
  row: HopRow
  hop: Hop
  exchange: Exchange
  /** Only why it happened is said: there are many. */
  brief: boolean
}

/** One request on one connection: what was asked, what came back, and all its phases in one line. */
export function HopLine({ row, hop, exchange, brief, ...rest }: HopLineProps) {
  const reason = nameReason(hop, exchange)
  const reuse = brief ? undefined : explainReuse(hop, exchange)
  return (
    <tr className={classNames(ROW, hop.index > 0 && '*:border-line *:border-t')} {...rest}>
      <th
        scope="row"
        data-hop={hop.index}
        className="truncate py-1 pr-2 pl-(--row-inset) text-left align-top font-normal leading-5"
      >
        <span className="flex items-center gap-2">
          <Status hop={hop} state={row.state} />
          <span className="truncate font-medium font-mono text-ink">{nameOfHop(hop)}</span>
        </span>
      </th>
      <td className="py-1 align-top">
        <span aria-hidden="true" className="time-window block h-5">
          <StackedBar phases={row.phases} className="h-3" />
        </span>
        {reason && (
          <Note icon={<CornerDownRight />} tone={LATER_BY_PLAN.has(hop.reason) ? 'text-muted' : 'text-warn'}>
            {reason}
          </Note>
        )}
        {reuse && (
          <Note icon={<Link2 />} tone="text-muted">
            {reuse}
          </Note>
        )}
        {hop.warnings.map(warning => (
          <Note key={`${warning.code} ${warning.detail}`} icon={<TriangleAlert />} tone="text-warn">
            {explainWarning(warning)}
          </Note>
        ))}
        {exchange.insecure && hop.connection?.tls && (
          <Note icon={<ShieldOff />} tone="text-warn">
            Certificate not verified
          </Note>
        )}
      </td>
      <td className="whitespace-nowrap border-line border-l py-1 pr-3 text-right align-top font-medium font-mono text-ink tabular-nums leading-5">
        <GrowingDuration span={row} />
      </td>
    </tr>
  )
}

/** One phase of a hop, to scale. */
export function PhaseLine({ row, ...rest }: { row: PhaseRow } & ComponentProps<'tr'>) {
  const { transfer } = row
  const broken = isBroken(row.state)
  const running = row.state === 'running'
  const tone = row.state === 'failed' ? 'text-bad' : 'text-muted'
  return (
    <tr className={ROW} {...rest}>
      <th scope="row" className="h-5.5 py-0 pr-2 pl-(--row-inset) text-left font-normal">
        <span className={classNames('flex items-center gap-2 font-mono', tone)}>
          {isBroken(row.state) ? (
            <BrokenIcon state={row.state} className="size-3" />
          ) : (
            <span className="flex w-3 justify-center">
              <span aria-hidden="true" className={classNames('size-2 rounded-xs', PHASE_COLOUR[row.name])} />
            </span>
          )}
          {row.name}
          {broken && <span className="font-medium font-sans text-2xs">{row.state}</span>}
        </span>
      </th>
      <td className="py-0">
        {transfer && (running || isWorthDrawing(transfer)) ? (
          <span aria-hidden="true" className="time-window block h-4.5">
            <Bar phase={row} className={classNames('h-4.5', !broken && 'opacity-25')} />
            <TransferChart transfer={transfer} colour={`var(--phase-${row.name})`} running={running} />
          </span>
        ) : (
          <span aria-hidden="true" className="time-window block h-4.5">
            <Bar phase={row} />
          </span>
        )}
      </td>
      <td
        className={classNames(
          'whitespace-nowrap border-line border-l py-0 pr-3 text-right font-mono tabular-nums',
          tone,
          row.state === 'failed' && 'font-medium'
        )}
      >
        <GrowingDuration span={row} />
      </td>
    </tr>
  )
}

/** A body that came at once has no shape. */
function isWorthDrawing({ samples, stalls }: Transfer): boolean {
  return samples.length > 2 || stalls.length > 0
}

/** What came back, also when it was not the whole: then a sign before it says so. */
function Status({ hop, state }: { hop: Hop; state: SpanState }) {
  return (
    <>
      {isBroken(state) && (
        <span className={classNames('flex shrink-0', state === 'failed' ? 'text-bad' : 'text-muted')}>
          <BrokenIcon state={state} className="size-3.5" />
          <span className="sr-only">{state}</span>
        </span>
      )}
      {hop.response && <StatusCode status={hop.response.status} />}
    </>
  )
}

function StatusCode({ status }: { status: number }) {
  const tone = status >= 400 ? 'text-bad' : status >= 300 ? 'text-warn' : 'text-good'
  return <span className={`shrink-0 font-medium font-mono tabular-nums ${tone}`}>{status}</span>
}

function Note({ icon, tone, children }: { icon: ReactNode; tone: string; children: ReactNode }) {
  return (
    <span
      className={`flex w-fit max-w-full items-center gap-1.5 bg-surface pr-1.5 pb-0.5 text-2xs group-hover:bg-transparent leading-4 [&_svg]:size-3 [&_svg]:shrink-0 ${tone}`}
    >
      <span aria-hidden="true">{icon}</span>
      <span className="truncate">{children}</span>
    </span>
  )
}
