import { useState } from 'react'
import type { TextLayout } from '#shared/model/text-document.ts'
import { Button } from '../../../../components/button.tsx'
import { BodyNotice } from '../../body-notice.tsx'
import { Quiet } from '../../quiet.tsx'
import type { BodyViewProps } from '../body-view.ts'
import { FindBar } from '../find/find-bar.tsx'
import { useQuery } from '../find/query.ts'
import { useFind } from '../find/use-find.ts'
import { ReadingBody, UnreadBody } from '../reading-body.tsx'
import { askDocument } from './ask-document.ts'
import { FilterBar } from './filter-bar.tsx'
import { LineBar } from './line-bar.tsx'
import { ShownTextView } from './shown-text-view.tsx'
import { textActions } from './text-actions.tsx'
import { useTextMenu } from './text-menu.tsx'
import type { TextSurface } from './text-surface.ts'
import { TextTools } from './text-tools.tsx'
import { useFilter } from './use-filter.ts'
import { useShownText } from './use-shown-text.ts'
import { useTextBars } from './use-text-bars.ts'

/** A body laid out over lines. */
export function PrettyView(props: BodyViewProps) {
  return <TextView {...props} layout="pretty" />
}

/** A body as it came. */
export function RawView(props: BodyViewProps) {
  return <TextView {...props} layout="raw" />
}

function TextView({
  body,
  facts,
  memory,
  charset,
  onCharset,
  filter: kept,
  onFilter,
  layout
}: BodyViewProps & { layout: TextLayout }) {
  const filter = useFilter(facts.guess, kept, onFilter)
  // What it is taken for, not what it was called, has colours and a layout.
  const text = { ...body, contentType: facts.guess.mediaType }
  const { shown, filtered } = useShownText(text, { layout, charset, filter: filter.filter })
  const [surface, setSurface] = useState<TextSurface>()
  const bars = useTextBars(surface, filter, memory.text)
  const find = useFind(bars.find > 0 ? surface : undefined, useQuery())
  bars.offer(step => find.step(step))
  const groups = textActions(surface, bars)
  const { menu, onContextMenu } = useTextMenu(groups, () => surface?.focus())

  if (shown.state === 'reading')
    return <ReadingBody noun="body" readBytes={shown.readBytes} size={body.size} onCancel={shown.cancel} />
  if (shown.state === 'cancelled') return <UnreadBody noun="body" onRetry={shown.retry} />
  if (shown.state === 'failed') return <Quiet>{shown.error.message}</Quiet>
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <TextTools
        shown={shown}
        size={body.size}
        charset={charset}
        onCharset={onCharset}
        bars={bars}
        groups={groups}
        surface={surface}
      />
      {bars.filter > 0 && (
        <FilterBar filter={filter} filtered={filtered} asked={bars.filter} onClose={bars.closeFilter} />
      )}
      {bars.find > 0 && <FindBar find={find} asked={bars.find} onClose={bars.closeFind} />}
      {bars.line > 0 && surface && <LineBar surface={surface} onClose={bars.closeLine} />}
      {shown.misnamed && (
        <BodyNotice tone="warn">
          {shown.misnamed}
          <Button size="small" onClick={() => onCharset('utf-8')}>
            Read as UTF-8
          </Button>
        </BodyNotice>
      )}
      {shown.notice && <BodyNotice tone="warn">{shown.notice}</BodyNotice>}
      {/** biome-ignore lint/a11y/noStaticElementInteractions: the menu is that of the text within, which has the focus */}
      <div className="flex min-h-0 min-w-0 flex-1" onContextMenu={onContextMenu}>
        <ShownTextView
          shown={shown}
          memory={memory.text}
          onSurface={setSurface}
          ask={ask => askDocument(text, { layout, encoding: charset }, ask)}
        />
      </div>
      {menu}
    </div>
  )
}
