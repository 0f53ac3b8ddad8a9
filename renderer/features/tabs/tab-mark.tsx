import { Box, FileQuestion, FileText, Folder } from 'lucide-react'
import { isSocket } from '#shared/model/draft/is-request.ts'
import type { Tab } from '#shared/model/draft/tab.ts'
import { classNames } from '../../components/class-names.ts'
import { useTabFiles } from '../../state/tab-files.ts'
import { methodTone } from '../request/method-tone.ts'

/** What a tab holds: the method of a request, or a picture of what is no request. */
export function TabMark({ tab: { id, draft }, className }: { tab: Tab; className?: string }) {
  const shownAsText = useTabFiles(state => {
    const content = state.byTab[id]?.content
    return content?.kind === 'source' ? content.itemKind : undefined
  })
  const Icon = iconOf(draft, shownAsText)
  const mark = isSocket(draft) ? 'WS' : draft.method
  return (
    <span
      className={classNames(
        'shrink-0 truncate font-mono font-semibold text-2xs',
        methodTone(mark),
        className
      )}
    >
      {Icon ? <Icon aria-hidden="true" className="size-3.5 text-muted" /> : mark || '—'}
    </span>
  )
}

function iconOf({ type }: Tab['draft'], shownAsText: string | undefined) {
  if (shownAsText !== undefined) return shownAsText === 'unreadable' ? FileQuestion : FileText
  if (type === 'collection') return Box
  return type === 'folder' ? Folder : undefined
}
