import { Activity, PencilLine } from 'lucide-react'
import { useRef, useState } from 'react'
import type { RequestProblem } from '#shared/http/check-request.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { Hop } from '#shared/model/exchange.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import type { Results } from '#shared/model/results.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { canSaveExample } from '../../state/save-example.ts'
import { showHop, useShownHop } from '../../state/shown-hop.ts'
import { useTabs } from '../../state/tabs.ts'
import { openDialog, openPreferences, toggleWaterfall, useUi } from '../../state/ui.ts'
import { useGrowingChart } from '../waterfall/use-growing-chart.ts'
import { WaterfallPanel } from '../waterfall/waterfall-panel.tsx'
import { draggedHeightOf } from './dragged-height.ts'
import { type ErrorAction, ErrorPanel } from './error-panel.tsx'
import { ExchangeMenu } from './exchange-menu.tsx'
import { FittedSplit } from './fitted-split.tsx'
import { HopChoice } from './hop-choice.tsx'
import { ProblemList } from './problem-list.tsx'
import { type ResponseSection, ResponseSections } from './response-sections.tsx'
import { StaleNotice } from './stale-notice.tsx'
import { SummaryLine } from './summary-line.tsx'
import { useCovered } from './use-covered.ts'
import { useEventLog } from './use-event-log.ts'
import { WarningList } from './warning-list.tsx'

interface ResponsePaneProps {
  tabId: string
  /** The tab's exchange as far as it has come. */
  live: LiveExchange | undefined
  results: Results | undefined
  /** What is secret in it: covered until a person asks. */
  secrets: readonly SecretForm[]
  /** What kept the request from being sent. */
  problems: readonly RequestProblem[]
  onCancel: () => void
}

const STRIP_HEIGHT = 28
/** What an error needs to be read, in pixels; it scrolls. */
const ERROR_HEIGHT = 96
/** What is to be seen below the waterfall: a body, or the one line that there is none. */
const BODY_HEIGHT = 220
const BARE_HEIGHT = 72
/** Of a stream: its events, below what is said of all of them. */
const STREAM_HEIGHT = 340

/** What came back, and the time it took. */
export function ResponsePane({ tabId, live, results, secrets, problems, onCancel }: ResponsePaneProps) {
  const [section, setSection] = useState<ResponseSection>('body')
  if (live)
    return (
      <ExchangeView
        // Each tab's chart begins at the height of its own content.
        key={tabId}
        tabId={tabId}
        live={live}
        results={results}
        secrets={secrets}
        problems={problems}
        section={section}
        onSection={setSection}
        onCancel={onCancel}
      />
    )
  return problems.length > 0 ? <NotSent tabId={tabId} problems={problems} /> : <Starting />
}

interface ExchangeViewProps {
  tabId: string
  live: LiveExchange
  results: Results | undefined
  secrets: readonly SecretForm[]
  problems: readonly RequestProblem[]
  section: ResponseSection
  onSection: (section: ResponseSection) => void
  onCancel: () => void
}

/** Summary, waterfall, then the hop that is looked at by sections. */
function ExchangeView({
  tabId,
  live: seen,
  results: seenResults,
  secrets,
  problems,
  section,
  onSection,
  onCancel
}: ExchangeViewProps) {
  const root = useRef<HTMLDivElement>(null)
  const { live, results, covering, hidden, toggle } = useCovered(seen, seenResults, secrets)
  const domainMs = useGrowingChart(root, live)
  const canKeep = useTabs(() => canSaveExample(tabId))
  const isStream = useEventLog(tabId, live.exchange.id) !== undefined
  const open = useUi(state => state.waterfallOpen)
  const { id, error, hops } = live.exchange
  const shownHop = useShownHop(tabId, live.exchange)
  const onShowHop = (hop: number) => showHop(tabId, id, hop)
  const bare = !live.running && (live.exchange.body?.size ?? 0) === 0
  // A failure that the next hop made up for is told with its own hop.
  const shownError = shownHop === hops.length - 1 ? error : hops[shownHop]?.error
  return (
    <div ref={root} className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      {/* What was found wrong only on the way is told as the error of this exchange. */}
      {problems.length > 0 && error?.code !== 'BUILD' && (
        <StaleNotice tabId={tabId} problems={problems} startedAt={live.exchange.startedAt} />
      )}
      <SummaryLine
        live={live}
        covering={covering}
        onToggleCover={toggle}
        onCancel={onCancel}
        onSaveExample={canKeep ? () => openDialog({ kind: 'example', tabId }) : undefined}
        menu={<ExchangeMenu exchange={live.exchange} hop={hops[shownHop]} hidden={hidden} />}
      />
      <FittedSplit
        label="Resize waterfall and response"
        topMin={STRIP_HEIGHT}
        folded={!open}
        dragged={draggedHeightOf(tabId)}
        bottomNeeds={isStream ? STREAM_HEIGHT : bare ? BARE_HEIGHT : BODY_HEIGHT}
        bottomFirst={isStream}
        bottomExtra={shownError && isToldBelow(hops[shownHop]) ? ERROR_HEIGHT : 0}
        top={
          <WaterfallPanel
            live={live}
            domainMs={domainMs}
            open={open}
            onToggle={toggleWaterfall}
            shownHop={shownHop}
            onShowHop={onShowHop}
          />
        }
        bottom={
          <>
            {hops.length > 1 && <HopChoice hops={hops} shown={shownHop} onShow={onShowHop} />}
            {shownError && (
              <ErrorPanel
                error={shownError}
                brief={section === 'connection' && isToldByChain(hops[shownHop])}
                actions={actionsFor(shownError, hops[shownHop], section, onSection)}
              />
            )}
            <WarningList warnings={hops[shownHop]?.warnings ?? []} />
            <ResponseSections
              tabId={tabId}
              live={live}
              bare={bare}
              hidden={hidden}
              results={results}
              shownHop={shownHop}
              section={section}
              onSection={onSection}
            />
          </>
        }
      />
    </div>
  )
}

function actionsFor(
  { code, reason = '' }: ErrorRecord,
  hop: Hop | undefined,
  section: ResponseSection,
  onSection: (section: ResponseSection) => void
): ErrorAction[] {
  return [
    ...(code === 'TLS' && reason.startsWith('client-certificate')
      ? [{ label: 'Client certificates…', run: () => openPreferences('certificates') }]
      : []),
    ...(hop?.handshake && section !== 'connection'
      ? [{ label: 'Show the handshake', run: () => onSection('connection') }]
      : [])
  ]
}

/** Whether the certificate at fault says in the chain what is wrong with it. */
function isToldByChain(hop: Hop | undefined): boolean {
  const { chain = [], fault } = hop?.handshake ?? {}
  return fault?.at !== undefined && fault.at < chain.length
}

/** Whether there is something below an error that takes room: otherwise the waterfall tells most, and has it. */
function isToldBelow(hop: Hop | undefined): boolean {
  return hop?.response !== undefined || hop?.handshake !== undefined
}

function NotSent({ tabId, problems }: { tabId: string; problems: readonly RequestProblem[] }) {
  return (
    <EmptyState icon={<PencilLine />} title="Nothing was sent">
      <div className="max-w-md text-muted text-sm">
        <ProblemList tabId={tabId} problems={problems} />
      </div>
    </EmptyState>
  )
}

/** Between Send and the first word of the engine: as a rule too short to be worth a sight. */
function Starting() {
  return (
    <div className="h-full transition-opacity delay-300 duration-150 starting:opacity-0">
      <EmptyState icon={<Activity />} title="Sending…" />
    </div>
  )
}
