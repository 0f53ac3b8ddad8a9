import { lazy, type RefObject, Suspense, useId, useRef } from 'react'
import { CODE_FONT, CODE_GUTTER } from './monaco/code-font.ts'

export type CodeLanguage = 'json' | 'xml' | 'html' | 'css' | 'javascript' | 'yaml' | 'text'

export interface CodeEditorProps {
  /** Its accessible name. */
  label: string
  language: CodeLanguage
  value: string
  onChange?: (value: string) => void
  readOnly?: boolean
  /** Ctrl/Cmd+Enter. */
  onSubmit?: () => void
  wrap?: boolean
}

/** Where Monaco cannot be loaded, plain editing must do. */
const MonacoEditor = lazy(() => import('./monaco/monaco-editor.tsx').catch(() => ({ default: PlainEditor })))

/**
 * An editor of code that fills its parent. Monaco is loaded when the first one is shown; until it stands a plain text
 * area takes what is typed, and hands over text, focus and selection.
 */
export function CodeEditor(props: CodeEditorProps) {
  const plain = useRef<HTMLTextAreaElement>(undefined)
  const hint = useId()
  const describedBy = props.readOnly ? undefined : hint
  return (
    <div className="relative min-h-0 min-w-0 flex-1 select-text overflow-hidden bg-surface">
      <Suspense
        fallback={
          <PlainEditor
            {...props}
            describedBy={describedBy}
            onMount={element => {
              plain.current = element
            }}
          />
        }
      >
        <Successor {...props} describedBy={describedBy} plain={plain} />
      </Suspense>
      {describedBy && (
        <p id={hint} className="sr-only">
          Tab types a tab. Press Control+M to let Tab move the focus instead.
        </p>
      )}
    </div>
  )
}

/**
 * Monaco in the place of the text area. Whether that has the focus is seen while it still stands; where its caret is,
 * only when it is gone, since a key can be typed in between.
 */
function Successor({
  plain,
  ...props
}: CodeEditorProps & {
  describedBy: string | undefined
  plain: RefObject<HTMLTextAreaElement | undefined>
}) {
  const element = plain.current
  const focused = element !== undefined && document.activeElement === element
  const takeOver = () => (focused ? { start: element.selectionStart, end: element.selectionEnd } : undefined)
  return <MonacoEditor {...props} takeOver={takeOver} />
}

function PlainEditor({
  label,
  value,
  onChange,
  readOnly,
  onSubmit,
  wrap,
  describedBy,
  onMount
}: CodeEditorProps & {
  describedBy?: string | undefined
  onMount?: (element: HTMLTextAreaElement) => void
}) {
  return (
    <textarea
      ref={element => {
        if (element) onMount?.(element)
      }}
      aria-label={label}
      aria-describedby={describedBy}
      // A text area lays out all of its text at once: enough of a long one is a screenful.
      value={readOnly ? value.slice(0, 20_000) : value}
      readOnly={readOnly || !onChange}
      onChange={event => onChange?.(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onSubmit) {
          event.preventDefault()
          event.stopPropagation()
          onSubmit()
        }
      }}
      spellCheck={false}
      wrap={wrap ? 'soft' : 'off'}
      className="absolute inset-0 resize-none bg-surface text-ink outline-none"
      style={{
        fontFamily: CODE_FONT.fontFamily,
        fontSize: CODE_FONT.fontSize,
        lineHeight: `${CODE_FONT.lineHeight}px`,
        padding: `${CODE_FONT.padding.top}px 0 0 ${CODE_GUTTER}px`
      }}
    />
  )
}
