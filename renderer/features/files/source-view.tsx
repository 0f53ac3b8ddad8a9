import { FileWarning } from 'lucide-react'
import type { ItemContent } from '#shared/model/item.ts'
import { CodeEditor } from '../../components/code-editor.tsx'
import { ITEM_KIND_WORDS } from './item-kind-words.ts'

/** A file that is shown as it is: one that cannot be read, or of a kind that is not edited here. */
export function SourceView({ content, path }: { content: ItemContent & { kind: 'source' }; path: string }) {
  const { problem, itemKind, text } = content
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex items-start gap-3 border-line border-b px-4 py-3 text-sm">
        {problem && <FileWarning aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />}
        <div role={problem ? 'alert' : undefined} className="min-w-0 select-text">
          <p className="whitespace-pre-line">{problem ? problem.message : ITEM_KIND_WORDS[itemKind]}</p>
          <p className="mt-1 font-mono text-muted text-xs">
            {problem?.file ?? path}
            {problem?.line !== undefined && `, line ${problem.line}`}
            {problem?.column !== undefined && `, column ${problem.column}`}
          </p>
        </div>
      </div>
      <CodeEditor label="File" language="yaml" value={text} readOnly />
    </div>
  )
}
