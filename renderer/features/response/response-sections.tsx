import { useState } from 'react'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import type { Results } from '#shared/model/results.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { type TabItem, TabList, TabPanel, Tabs } from '../../components/tab-list.tsx'
import { BodySection } from './body-section.tsx'
import { countCookies } from './cookies/count-cookies.ts'
import { EventList } from './event-list.tsx'
import {
  ConnectionSection,
  CookiesSection,
  EventConsole,
  HeadersSection,
  SentSection
} from './later-sections.ts'
import { Quiet } from './quiet.tsx'
import { ResultsSection } from './results-section.tsx'
import { useEventLog } from './use-event-log.ts'

export type ResponseSection = 'body' | 'events' | 'results' | 'headers' | 'cookies' | 'connection' | 'request'

interface ResponseSectionsProps {
  tabId: string
  live: LiveExchange
  /** Nothing came that could be shown as a body. */
  bare: boolean
  /** How assertions went; absent while the exchange runs. */
  results: Results | undefined
  /** Forms of secrets that are covered now; undefined when nothing is. */
  hidden: readonly SecretForm[] | undefined
  /** The index of the hop that is looked at. */
  shownHop: number
  section: ResponseSection
  onSection: (section: ResponseSection) => void
}

/** One hop from its sides. What has arrived can be read while the rest is on its way. */
export function ResponseSections({
  tabId,
  live,
  bare,
  results,
  hidden,
  shownHop,
  section,
  onSection
}: ResponseSectionsProps) {
  const { exchange, events, running, phase, progress } = live
  const hop = exchange.hops[shownHop]
  const isLast = shownHop === exchange.hops.length - 1
  const cookies = hop ? countCookies(hop.cookies) : 0
  const logId = useEventLog(tabId, exchange.id)
  // What came back is for a stream its events, until its body is asked for.
  const [bodyOf, setBodyOf] = useState<string>()
  const hasEvents = events !== undefined || logId !== undefined
  const isStream = logId !== undefined && isLast
  // The next response may be no stream of events.
  const shown =
    section === 'events' && !hasEvents
      ? 'body'
      : section === 'body' && isStream && bodyOf !== exchange.id
        ? 'events'
        : section
  const tabs: TabItem<ResponseSection>[] = [
    { value: 'body', label: 'Body' },
    ...(hasEvents ? [{ value: 'events' as const, label: 'Events', badge: events?.count }] : []),
    { value: 'results', label: 'Results', ...resultsBadge(results) },
    { value: 'headers', label: 'Headers', badge: hop?.response?.headers.length },
    {
      value: 'cookies',
      label: 'Cookies',
      badge: cookies > 0 ? cookies : undefined,
      badgeTone: hop && hop.cookies.rejected.length > 0 ? 'warn' : 'neutral'
    },
    { value: 'connection', label: 'Connection' },
    { value: 'request', label: 'Request' }
  ]
  return (
    <Tabs
      value={shown}
      onValueChange={next => {
        setBodyOf(next === 'body' ? exchange.id : undefined)
        onSection(next)
      }}
      // Whatever stands over it, something of it is in sight.
      className={bare ? 'min-h-18 flex-1' : 'min-h-36 flex-1'}
    >
      <TabList label="Response" tabs={tabs} />
      <TabPanel value="body" className="flex flex-col">
        {isLast ? (
          <BodySection tabId={tabId} live={live} />
        ) : (
          <Quiet>Only the body of the last hop is kept. This one led on to another.</Quiet>
        )}
      </TabPanel>
      {hasEvents && (
        <TabPanel value="events" className="flex flex-col">
          {logId === undefined ? (
            <EventList events={events} running={running} />
          ) : (
            <EventConsole tabId={tabId} logId={logId} startedAt={exchange.startedAt} />
          )}
        </TabPanel>
      )}
      <TabPanel value="results" className="overflow-auto">
        <ResultsSection results={results} />
      </TabPanel>
      <TabPanel value="headers" className="overflow-auto">
        <HeadersSection head={hop?.response} running={running && isLast} endMs={hop?.endMs ?? 0} />
      </TabPanel>
      <TabPanel value="cookies" className="overflow-auto">
        <CookiesSection hop={hop} />
      </TabPanel>
      <TabPanel value="connection" className="overflow-auto">
        <ConnectionSection tabId={tabId} hop={hop} exchange={exchange} />
      </TabPanel>
      <TabPanel value="request" className="overflow-auto">
        <SentSection
          tabId={tabId}
          hop={hop}
          exchange={exchange}
          running={running}
          sending={phase?.hop === shownHop && phase.name === 'send' ? progress.sentBytes : undefined}
          hidden={hidden}
        />
      </TabPanel>
    </Tabs>
  )
}

function resultsBadge(results: Results | undefined): Pick<TabItem<ResponseSection>, 'badge' | 'badgeTone'> {
  if (!results || results.passed + results.failed === 0) return {}
  const { passed, failed } = results
  return { badge: `${passed}/${passed + failed}`, badgeTone: failed > 0 ? 'bad' : 'good' }
}
