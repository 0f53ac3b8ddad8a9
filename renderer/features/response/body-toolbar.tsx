import { WrapText } from 'lucide-react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { SegmentedChoice } from '../../components/segmented-choice.tsx'
import { partOf } from './body-part.ts'
import { textOf } from './body-text.tsx'
import { type BodyPlace, layTextOut, type TextLayout, toggleWrap, useBodyView } from './body-view.ts'
import { CopyButton } from './copy-button.tsx'
import type { ShownContent } from './use-body-content.ts'

type View = 'image' | 'pretty' | 'text' | 'hex'

const LABELS: Record<View, string> = { image: 'Image', pretty: 'Pretty', text: 'Text', hex: 'Hex' }

interface BodyToolbarProps {
  body: BodyInfo
  shown: ShownContent
  onForm: (form: BodyPlace['form']) => void
}

/** How the body is shown: what suits it best comes first, and the others are offered. */
export function BodyToolbar({ body, shown, onForm }: BodyToolbarProps) {
  const { layout, wrap } = useBodyView()
  const { content, isImage, hasLayout } = shown
  const views: View[] = [
    ...(isImage ? ['image' as const] : []),
    ...(hasLayout ? ['pretty' as const] : []),
    'text',
    'hex'
  ]
  const choose = (view: View) => {
    // Where there is no choice of layouts, none has been made for other bodies.
    if (hasLayout && (view === 'pretty' || view === 'text')) layTextOut(view === 'pretty' ? 'pretty' : 'raw')
    const form = view === 'pretty' ? 'text' : view
    if (form !== content.form) onForm(form)
  }
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-2 border-line border-b py-1 pr-2 pl-3">
      <SegmentedChoice
        label="Show body as"
        value={viewOf(shown, layout)}
        options={views.map(value => ({ value, label: LABELS[value] }))}
        onChange={choose}
      />
      <span className="truncate font-mono text-faint text-xs">
        {visibleText(body.contentType) || 'no content type'}
      </span>
      <span className="ml-auto flex shrink-0 items-center">
        {content.form === 'text' && (
          <IconButton
            label={wrap ? 'Do not wrap lines' : 'Wrap lines'}
            icon={<WrapText className={wrap ? 'text-accent' : undefined} />}
            onClick={toggleWrap}
          />
        )}
        {content.form !== 'image' && (
          <CopyButton {...wordsOfCopy(body, shown, layout)} text={() => textOf(content, layout)} />
        )}
      </span>
    </div>
  )
}

function viewOf({ content, offset }: ShownContent, layout: TextLayout): View {
  if (content.form !== 'text') return content.form
  return content.pretty !== undefined && offset === 0 && layout === 'pretty' ? 'pretty' : 'text'
}

/** What a copy holds: it is what is in sight, which may be a part, and may be laid out. */
function wordsOfCopy(
  body: BodyInfo,
  { content, offset }: ShownContent,
  layout: TextLayout
): { label: string; done?: string } {
  if (content.form === 'image') return { label: 'Copy body' }
  const what = content.form === 'hex' ? 'dump' : 'body'
  const part = partOf(body.size, content.form, offset)
  if (part) return { label: `Copy ${part.name}, as shown`, done: `Copied ${part.name} as shown` }
  const formatted = content.form === 'text' && content.pretty !== undefined && layout === 'pretty'
  return { label: formatted ? 'Copy body, formatted as shown' : `Copy ${what}` }
}
