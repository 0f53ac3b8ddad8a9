import { useMemo } from 'react'
import { CodeEditor } from '../../../../components/code-editor.tsx'
import { tellFailure } from '../../../../state/notices.ts'
import { CopyableViewer } from '../../viewer/copyable-viewer.tsx'
import { fitsEditor } from './fits-editor.ts'
import { HeldText } from './held-text.ts'

interface HeldTextViewProps {
  /** Its accessible name. */
  label: string
  text: string
  language: 'json' | 'javascript' | 'text'
  wrap: boolean
}

/** A text that the page holds: in an editor or, where that would stutter or show a part alone, in a viewer. */
export function HeldTextView({ label, text, language, wrap }: HeldTextViewProps) {
  const source = useMemo(() => (fitsEditor(text) ? undefined : new HeldText(text)), [text])
  if (!source) return <CodeEditor label={label} language={language} value={text} readOnly wrap={wrap} />
  return (
    <CopyableViewer
      label={label}
      source={source}
      language={language}
      wrap={wrap}
      count={source.count}
      onFailure={error => tellFailure('Not all of the text can be shown.', error)}
    />
  )
}
