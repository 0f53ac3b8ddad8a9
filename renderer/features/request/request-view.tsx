import { useEffect, useLayoutEffect, useRef } from 'react'
import type { Draft } from '#shared/model/draft/draft.ts'
import { isSocket } from '#shared/model/draft/is-request.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { laterPart } from '../../components/later-part.tsx'
import { PartBoundary } from '../../components/part-boundary.tsx'
import { SplitPane } from '../../components/split-pane.tsx'
import { useExchanges } from '../../state/exchanges.ts'
import type { Orientation } from '../../state/orientation-for.ts'
import { useTabProblems } from '../../state/problems.ts'
import { followRoom, useOrientation } from '../../state/request-layout.ts'
import { useTabFiles } from '../../state/tab-files.ts'
import { tabName } from '../../state/tab-title.ts'
import { activeTab, setPaneSizes, useDraft, useTabs } from '../../state/tabs.ts'
import { FileBanner } from '../files/file-banner.tsx'
import { MaskedNote } from '../files/masked-note.tsx'
import { PlaceNote } from '../files/place-note.tsx'
import { SourceView } from '../files/source-view.tsx'
import { tabElementId } from '../tabs/strip-tab.tsx'
import { EmptyResponse } from './empty-response.tsx'
import { RefusedNotice } from './refused-notice.tsx'
import { RequestEditor } from './request-editor.tsx'
import { SessionSide } from './session-side.tsx'
import { UrlRow } from './url/url-row.tsx'
import { useProblemFocus } from './use-problem-focus.ts'

// Until something was sent there is none to show.
const ResponsePane = laterPart(async () => (await import('../response/response-pane.tsx')).ResponsePane)
const ExampleResponse = laterPart(async () => (await import('../files/example-response.tsx')).ExampleResponse)

/** The request in front: what is to be sent, and beside it what came back. */
export function RequestView() {
  const tabId = useTabs(state => state.activeTabId)
  const orientation = useOrientation()
  const root = useRef<HTMLElement>(null)
  useProblemFocus(tabId, root)
  const tab = useTabs(activeTab)
  const file = useTabFiles(state => state.byTab[tabId]?.content)
  const { method, url, type } = tab.draft
  const pane = `${type === 'websocket' ? 'socket' : 'request'}-${orientation}`
  const sizes = useTabs(state => state.layout[pane])
  const handsDown = type === 'folder' || type === 'collection'
  const name = tabName(tab)
  useEffect(() => void requestIdleCallback(ResponsePane.preload), [])
  useLayoutEffect(() => (root.current ? followRoom(root.current) : undefined), [])
  useEffect(() => {
    const title = handsDown ? name : `${type === 'websocket' ? 'WS' : method} ${name}`
    document.title = url === '' && !handsDown ? 'Sonde' : `${title} – Sonde`
  }, [method, type, url, name, handsDown])

  return (
    <main ref={root} className="flex min-h-0 flex-1 bg-surface">
      <div
        role="tabpanel"
        id="request-panel"
        aria-labelledby={tabElementId(tabId)}
        className="flex min-w-0 flex-1 flex-col"
      >
        <FileBanner tabId={tabId} />
        <PlaceNote tab={tab} />
        <MaskedNote tab={tab} />
        {file?.kind === 'source' ? (
          <SourceView content={file} path={tab.source?.path ?? ''} />
        ) : handsDown ? (
          <PartBoundary of={tabId}>
            <RequestEditor key={tabId} tabId={tabId} />
          </PartBoundary>
        ) : (
          <>
            <UrlRow key={tabId} tabId={tabId} />
            <SplitPane
              label="Resize request and response"
              orientation={orientation}
              firstSize={sizes?.[0] ?? usualSize(orientation, tab.draft)}
              onResized={next => setPaneSizes(pane, next)}
              firstMin={orientation === 'horizontal' ? 300 : 120}
              secondMin={orientation === 'horizontal' ? 340 : 160}
              first={
                <PartBoundary of={tabId}>
                  <RequestEditor key={tabId} tabId={tabId} />
                </PartBoundary>
              }
              second={
                <PartBoundary of={tabId}>
                  {isSocket(tab.draft) ? <SessionSide tabId={tabId} /> : <ResponseSide tabId={tabId} />}
                </PartBoundary>
              }
            />
          </>
        )}
      </div>
    </main>
  )
}

/** A response has more to show, and its chart above it; a message has to be written. */
function usualSize(orientation: Orientation, draft: Draft): number {
  if (orientation === 'horizontal') return 50
  return isSocket(draft) ? 42 : 30
}

function ResponseSide({ tabId }: { tabId: string }) {
  const exchange = useExchanges(state => state.byTab[tabId])
  const problems = useTabProblems(tabId)
  const tab = useTabs(state => state.tabs.find(({ id }) => id === tabId))
  const { url } = useDraft(tabId)
  return (
    <section aria-label="Response" data-landmark="response" className="flex min-h-0 flex-1 flex-col">
      {exchange?.refused ? (
        <RefusedNotice error={exchange.refused} />
      ) : exchange || problems.length > 0 ? (
        <ResponsePane
          tabId={tabId}
          live={exchange?.live}
          results={exchange?.results}
          secrets={exchange?.secrets ?? NO_SECRETS}
          problems={problems.map(({ field, problem }) => ({ field, problem }))}
          onCancel={() => useExchanges.getState().cancel(tabId)}
        />
      ) : tab?.example ? (
        <ExampleResponse source={tab.example} name={tab.name} />
      ) : (
        <EmptyResponse url={url} />
      )}
    </section>
  )
}

const NO_SECRETS: readonly SecretForm[] = []
