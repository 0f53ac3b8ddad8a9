import { CodeEditor } from '../../components/code-editor.tsx'
import type { BodyContent } from './body-content.ts'
import { type BodyMode, useBodyView } from './body-view.ts'

/** What of a body is in sight: laid out, as it came, or as a dump of its bytes. */
export function textOf(content: BodyContent, mode: BodyMode): string {
  if (content.kind === 'binary') return content.dump
  return mode === 'pretty' ? (content.pretty ?? content.raw) : content.raw
}

export function BodyText({ content }: { content: BodyContent }) {
  const { mode, wrap } = useBodyView()
  const binary = content.kind === 'binary'
  return (
    <CodeEditor
      label="Response body"
      language={binary ? 'text' : content.language}
      value={textOf(content, mode)}
      readOnly
      wrap={wrap && !binary}
    />
  )
}
