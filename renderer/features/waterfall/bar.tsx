import type { CSSProperties } from 'react'
import type { PhaseName } from '#shared/model/phases.ts'
import type { PhaseRow, SpanState } from '#shared/waterfall/layout.ts'
import { spanMark } from '../timeline/span-of.ts'

/** Waiting on purpose is hatched, a gap more than a bar; everything about a proxy is pink, darker as it goes on. */
export const PHASE_COLOUR: Record<PhaseName, string> = {
  backoff:
    'bg-[repeating-linear-gradient(135deg,var(--phase-queue)_0_1px,transparent_1px_5px)] ring-1 ring-phase-queue/35 ring-inset',
  'proxy-lookup': 'bg-phase-proxy-lookup',
  queue: 'bg-phase-queue',
  'proxy-dns': 'bg-phase-proxy-dns',
  'proxy-tcp': 'bg-phase-proxy-tcp',
  'proxy-tls': 'bg-phase-proxy-tls',
  proxy: 'bg-phase-proxy',
  dns: 'bg-phase-dns',
  tcp: 'bg-phase-tcp',
  tls: 'bg-phase-tls',
  upgrade: 'bg-phase-upgrade',
  send: 'bg-phase-send',
  ttfb: 'bg-phase-ttfb',
  download: 'bg-phase-download'
}

/** What did not come to its end is hatched: in red when it failed, in grey when it was cancelled. */
const HATCHED: Partial<Record<SpanState, string>> = {
  failed:
    'bg-[repeating-linear-gradient(-45deg,var(--bad)_0_3px,color-mix(in_srgb,var(--bad)_30%,transparent)_3px_6px)] ring-1 ring-bad ring-inset',
  cancelled:
    'bg-[repeating-linear-gradient(-45deg,var(--faint)_0_3px,color-mix(in_srgb,var(--faint)_30%,transparent)_3px_6px)] ring-1 ring-faint ring-inset'
}

/** A phase to scale. However short it was, it can be seen. */
export function Bar({ phase, className = 'h-2.5' }: { phase: PhaseRow; className?: string }) {
  const style = { '--from': phase.startMs, '--for': phase.durationMs } as CSSProperties
  return (
    <span
      key={phase.state}
      {...(phase.state === 'running' && { 'data-since': phase.startMs, 'data-grows': 'bar' })}
      data-span={spanMark(phase)}
      className={`time-span top-1/2 min-w-[2.5px] -translate-y-1/2 rounded-[2px] ${className} ${HATCHED[phase.state] ?? PHASE_COLOUR[phase.name]} ${phase.state === 'running' ? 'shadow-[1px_0_0_1px_var(--ink)] [clip-path:inset(0_-2px_0_0)]' : ''}`}
      style={style}
    />
  )
}

/** The phases of a hop one after the other in one line. */
export function StackedBar({ phases, className }: { phases: PhaseRow[]; className?: string }) {
  return phases.map(phase => <Bar key={phase.id} phase={phase} {...(className && { className })} />)
}
