import { WrapText } from 'lucide-react'
import { formatBytes } from '#shared/format/bytes.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { SegmentedChoice } from '../../components/segmented-choice.tsx'
import type { BodyContent } from './body-content.ts'
import { textOf } from './body-text.tsx'
import { type BodyMode, showBodyAs, toggleWrap, useBodyView } from './body-view.ts'
import { CopyButton } from './copy-button.tsx'

interface BodyToolbarProps {
  body: BodyInfo
  content: BodyContent
  shownBytes: number
}

const MODES: { value: BodyMode; label: string }[] = [
  { value: 'pretty', label: 'Pretty' },
  { value: 'raw', label: 'Raw' }
]

/** How the body is shown, and what a reader should know about it. */
export function BodyToolbar({ body, content, shownBytes }: BodyToolbarProps) {
  const { mode, wrap } = useBodyView()
  const isText = content.kind === 'text'
  const notice = noticeOf(body, content, shownBytes)
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-2 border-line border-b py-1 pr-2 pl-3">
      {isText && content.pretty !== undefined && (
        <SegmentedChoice label="Layout" value={mode} options={MODES} onChange={showBodyAs} />
      )}
      <span className="truncate font-mono text-faint text-xs">
        {visibleText(body.contentType) || 'no content type'}
      </span>
      {notice && (
        <span role="note" className="truncate text-warn text-xs" title={notice}>
          {notice}
        </span>
      )}
      <span className="ml-auto flex items-center">
        {isText && (
          <IconButton
            label={wrap ? 'Do not wrap lines' : 'Wrap lines'}
            icon={<WrapText className={wrap ? 'text-accent' : undefined} />}
            onClick={toggleWrap}
          />
        )}
        <CopyButton label={isText ? 'Copy body' : 'Copy dump'} text={() => textOf(content, mode)} />
      </span>
    </div>
  )
}

function noticeOf(body: BodyInfo, content: BodyContent, shownBytes: number): string | undefined {
  if (content.kind === 'binary')
    return content.dumpedBytes < body.size
      ? `Binary. The first ${formatBytes(content.dumpedBytes)} of ${formatBytes(body.size)} are shown.`
      : 'Binary.'
  if (shownBytes < body.size)
    return `The first ${formatBytes(shownBytes)} of ${formatBytes(body.size)} are shown.`
  return content.notice
}
