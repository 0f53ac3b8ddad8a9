import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { CodeAssistance } from './code-assistance.ts'
import type { CodeControl } from './code-control.ts'
import { CODE_FONT, CODE_GUTTER, LINE_RATIO } from './monaco/code-font.ts'

export type CodeLanguage =
  | 'json'
  | 'xml'
  | 'html'
  | 'css'
  | 'javascript'
  | 'yaml'
  | 'markdown'
  | 'graphql'
  | 'sparql'
  | 'text'

export interface CodeEditorProps {
  /** Its accessible name. */
  label: string
  language: CodeLanguage
  value: string
  /** Which text that is: what comes in the place of the same one can be taken back; another one begins anew, as each does without. */
  textOf?: string
  onChange?: (value: string) => void
  readOnly?: boolean
  /** Ctrl/Cmd+Enter. */
  onSubmit?: () => void
  wrap?: boolean
  assistance?: CodeAssistance | undefined
  /** Called with what the editor is controlled by once it stands, and with nothing when it is gone. Its menu is the caller's. */
  onControl?: (control: CodeControl | undefined) => void
}

/** What the text area held when Monaco took its place. Offsets are into the value. */
export interface Handover {
  value: string
  /** What it held before anything was typed: so far back typing can be undone. */
  untyped: string
  focused: boolean
  start: number
  end: number
}

type MonacoComponent = typeof import('./monaco/monaco-editor.tsx').default

let loaded: MonacoComponent | undefined

/**
 * An editor of code that fills its parent. Monaco is loaded when the first one is shown; until it stands, or where it
 * cannot be loaded, a plain text area takes what is typed.
 *
 * The two overlap for the one commit in which Monaco is created: it reads text, caret and focus from the text area
 * that still stands, and only then does that go. Any other order loses a key typed in between.
 */
export function CodeEditor(props: CodeEditorProps) {
  const Monaco = useMonaco()
  const plain = useRef<HTMLTextAreaElement>(null)
  const untyped = useRef(props.value)
  const [standing, setStanding] = useState(Monaco !== undefined)
  const hint = useId()
  const describedBy = props.readOnly ? undefined : hint
  return (
    <div className="relative min-h-0 min-w-0 flex-1 select-text overflow-hidden bg-surface">
      {Monaco && (
        <Monaco
          {...props}
          describedBy={describedBy}
          takeOver={() => readHandover(plain.current, untyped.current)}
          onStanding={() => setStanding(true)}
        />
      )}
      {!standing && (
        <PlainEditor
          {...props}
          describedBy={describedBy}
          element={plain}
          onSet={value => (untyped.current = value)}
        />
      )}
      {describedBy && (
        <p id={hint} className="sr-only">
          Tab types a tab. Press Control+M to let Tab move the focus instead.
        </p>
      )}
    </div>
  )
}

function useMonaco(): MonacoComponent | undefined {
  const [component, setComponent] = useState(() => loaded)
  useEffect(() => {
    if (component) return
    let wanted = true
    import('./monaco/monaco-editor.tsx').then(
      module => {
        loaded = module.default
        if (wanted) setComponent(() => module.default)
      },
      // The text area stays.
      () => {}
    )
    return () => {
      wanted = false
    }
  }, [component])
  return component
}

function readHandover(element: HTMLTextAreaElement | null, untyped: string): Handover | undefined {
  if (!element) return undefined
  const { value, selectionStart: start, selectionEnd: end } = element
  return { value, untyped, focused: document.activeElement === element, start, end }
}

function PlainEditor({
  label,
  value,
  onChange,
  readOnly,
  onSubmit,
  wrap,
  describedBy,
  element,
  onSet
}: CodeEditorProps & {
  describedBy: string | undefined
  element: RefObject<HTMLTextAreaElement | null>
  /** Called with a value that nobody typed here. */
  onSet: (value: string) => void
}) {
  const typed = useRef(value)
  useLayoutEffect(() => {
    if (value !== typed.current) onSet(value)
    typed.current = value
  }, [value, onSet])
  return (
    <textarea
      ref={element}
      aria-label={label}
      aria-describedby={describedBy}
      // A text area lays out all of its text at once: enough of a long one is a screenful.
      value={readOnly ? value.slice(0, 20_000) : value}
      readOnly={readOnly || !onChange}
      onChange={event => {
        typed.current = event.target.value
        onChange?.(event.target.value)
      }}
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
        fontSize: 'var(--code-size)',
        lineHeight: `round(calc(var(--code-size) * ${LINE_RATIO}), 1px)`,
        padding: `${CODE_FONT.padding.top}px 0 0 ${CODE_GUTTER}px`
      }}
    />
  )
}
