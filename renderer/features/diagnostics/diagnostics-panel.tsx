import { X } from 'lucide-react'
import { IconButton } from '../../components/icon-button.tsx'
import { toggleDiagnostics, useUi } from '../../state/ui.ts'
import { PhaseDurations } from './phase-durations.tsx'
import { PoolTable } from './pool-table.tsx'
import { Totals } from './totals.tsx'
import { useDiagnostics } from './use-diagnostics.ts'

/** What the engine has done since it was started, below the request, for as long as it is wanted. */
export function DiagnosticsPanel() {
  const open = useUi(state => state.diagnosticsOpen)
  return open ? <OpenPanel /> : null
}

function OpenPanel() {
  const { facts, problem } = useDiagnostics()
  return (
    <section
      aria-label="Diagnostics"
      className="flex h-72 max-h-[45%] shrink-0 flex-col border-line-strong border-t bg-surface"
    >
      <header className="flex h-9 shrink-0 items-center gap-3 border-line border-b pr-2 pl-3">
        <h2 className="font-medium text-sm">Diagnostics</h2>
        {facts && (
          <p className="truncate text-muted text-xs">
            The engine, since {new Date(facts.since).toLocaleTimeString('en-GB')}
          </p>
        )}
        <span className="ml-auto">
          <IconButton label="Close diagnostics" icon={<X />} onClick={toggleDiagnostics} />
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div tabIndex={0} className="min-h-0 flex-1 select-text overflow-auto p-4 text-xs -outline-offset-2">
        {problem !== undefined && <p className="text-muted">Nothing more will come: {problem}</p>}
        {facts && (
          <div className="grid grid-cols-[repeat(auto-fit,minmax(19rem,1fr))] items-start gap-x-8 gap-y-6">
            <Totals facts={facts} />
            <PhaseDurations phases={facts.phases} total={facts.total} />
            <PoolTable pool={facts.pool} />
          </div>
        )}
      </div>
    </section>
  )
}
