import { FileText } from 'lucide-react'
import { useState } from 'react'
import { CodeEditor } from '../../../components/code-editor.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { laterPart } from '../../../components/later-part.tsx'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { editDraft, useDraft } from '../../../state/tabs.ts'
import { sendTab } from '../send-tab.ts'

const Markdown = laterPart(async () => (await import('./markdown.tsx')).default)

const MODES = [
  { value: 'preview', label: 'Preview' },
  { value: 'edit', label: 'Edit' }
] as const

type Mode = (typeof MODES)[number]['value']

/** What is to be known of a request, folder or collection, in Markdown. */
export function DocsEditor({ tabId }: { tabId: string }) {
  const { docs = '' } = useDraft(tabId)
  const [chosen, setMode] = useState<Mode>()
  const mode = chosen ?? (docs.trim() === '' ? 'edit' : 'preview')
  return (
    <>
      <div className="flex h-10 shrink-0 items-center gap-3 border-line border-b px-3">
        <SegmentedChoice label="Docs" value={mode} options={MODES} onChange={setMode} />
        <p className="truncate text-faint text-xs">Markdown</p>
      </div>
      {mode === 'edit' ? (
        <CodeEditor
          label="Docs in Markdown"
          language="markdown"
          wrap
          value={docs}
          onChange={next => {
            // Who begins to write goes on writing.
            setMode('edit')
            editDraft(tabId, { docs: next })
          }}
          onSubmit={() => sendTab(tabId)}
        />
      ) : docs.trim() === '' ? (
        <EmptyState icon={<FileText />} title="No docs yet">
          <p className="text-muted text-sm">Choose Edit to write some.</p>
        </EmptyState>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by the keyboard
        <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-4 py-3 -outline-offset-2">
          <Markdown text={docs} />
        </div>
      )}
    </>
  )
}
