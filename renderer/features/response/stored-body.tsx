import { type ReactNode, useMemo, useState } from 'react'
import { useBodyChoice } from './body-choice.ts'
import { memoryOf } from './body-memory.ts'
import { BodyToolbar } from './body-toolbar.tsx'
import { Quiet } from './quiet.tsx'
import { layTextOut, useTextDisplay } from './text-display.ts'
import { TransferLine } from './transfer-line.tsx'
import { useBodyFacts } from './use-body-facts.ts'
import type { BodyFacts } from './views/body-view.ts'
import { offeredViews } from './views/offered-views.ts'
import { VIEWS } from './views/view-list.ts'
import { ToolsPlace } from './views/view-tools.tsx'

interface StoredBodyProps extends Pick<BodyFacts, 'body' | 'url' | 'fileName' | 'typeHeader'> {
  /** The tab that it came to. */
  tabId?: string
  /** What can be done with it as a whole, at the end of its toolbar. */
  actions?: ReactNode
}

/** A body that is kept, by the view that suits it best or that was chosen for it. */
export function StoredBody({ actions, tabId, ...props }: StoredBodyProps) {
  const known = useBodyFacts(props)
  if (!known) return null
  if ('failed' in known) return <Quiet>{known.failed}</Quiet>
  return <KnownBody facts={known.facts} tabId={tabId} actions={actions} />
}

interface KnownBodyProps {
  facts: BodyFacts
  tabId: string | undefined
  actions: ReactNode
}

function KnownBody({ facts, tabId, actions }: KnownBodyProps) {
  const { body, url } = facts
  const memory = memoryOf(body, tabId)
  const [choice, choose] = useBodyChoice(
    memory,
    tabId === undefined || url === undefined ? undefined : { tabId, url }
  )
  const layout = useTextDisplay(state => state.layout)
  const [tools, setTools] = useState<HTMLElement | null>(null)
  const offered = useMemo(() => offeredViews(VIEWS, facts), [facts])
  const chosen = offered.find(({ name }) => name === choice.view)
  // Whoever reads one text as it came reads the next one so too.
  const unlaid = layout === 'raw' && offered[0]?.name === 'pretty' ? 'text' : undefined
  const shown = chosen ?? offered.find(({ name }) => name === unlaid) ?? offered[0]
  if (!shown) return null

  const show = (name: string) => {
    // Where there is no choice of layouts, none has been made for other bodies.
    const hasLayout = offered.some(view => view.name === 'pretty')
    if (hasLayout && (name === 'pretty' || name === 'text')) layTextOut(name === 'pretty' ? 'pretty' : 'raw')
    choose({ view: name })
  }
  return (
    <ToolsPlace value={tools}>
      <BodyToolbar
        body={body}
        guess={facts.guess}
        views={offered}
        shown={shown.name}
        told={url !== undefined || facts.fileName !== undefined || facts.typeHeader !== undefined}
        onShow={show}
        toolsRef={setTools}
        actions={actions}
      />
      <TransferLine bodyId={body.id} />
      <shown.View
        key={shown.name}
        body={body}
        facts={facts}
        memory={memory}
        charset={choice.charset}
        onCharset={charset => choose({ charset })}
        filter={choice.filter}
        onFilter={filter => choose({ filter })}
      />
    </ToolsPlace>
  )
}
