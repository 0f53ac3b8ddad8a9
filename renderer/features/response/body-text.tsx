import { CodeEditor } from '../../components/code-editor.tsx'
import type { BodyContent } from './body-content.ts'
import { type TextLayout, useBodyView } from './body-view.ts'

/** What of a body is in sight: laid out, as it came, or as a dump of its bytes. */
export function textOf(content: BodyContent, layout: TextLayout): string {
  if (content.form === 'hex') return content.dump
  return layout === 'pretty' ? (content.pretty ?? content.raw) : content.raw
}

export function BodyText({ content }: { content: BodyContent }) {
  const { layout, wrap } = useBodyView()
  const isText = content.form === 'text'
  return (
    <CodeEditor
      label="Response body"
      language={isText ? content.language : 'text'}
      value={textOf(content, layout)}
      readOnly
      wrap={wrap && isText}
    />
  )
}
