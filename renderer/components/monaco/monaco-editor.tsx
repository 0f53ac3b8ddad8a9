import './setup.ts'
import { editor, KeyCode, KeyMod, Range, Selection } from 'monaco-editor/editor'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { CodeEditorProps, CodeLanguage, Handover } from '../code-editor.tsx'
import { assist } from './assist.ts'
import { CODE_FONT } from './code-font.ts'
import { codeSize } from './code-size.ts'
import { controlCode } from './control-code.ts'
import { createEcho } from './echo.ts'
import { JSON_VIEW } from './json-view.ts'
import { THEME } from './theme.ts'

export interface MonacoEditorProps extends CodeEditorProps {
  describedBy: string | undefined
  /** What stands in the text area that is to be replaced, if there is one. */
  takeOver: () => Handover | undefined
  /** It can be typed into. Told once, before the next paint. */
  onStanding: () => void
}

/** Monaco on one model of its own, which goes with the component. */
export default function MonacoEditor(props: MonacoEditorProps) {
  const { label, language, value, textOf, readOnly = false, wrap = false, assistance } = props
  const container = useRef<HTMLDivElement>(null)
  const instance = useRef<editor.IStandaloneCodeEditor>(undefined)
  const latest = useRef(props)
  const assisting = useRef<ReturnType<typeof assist>>(undefined)
  const echo = useRef(createEcho())
  const shownText = useRef(textOf)

  useLayoutEffect(() => {
    latest.current = props
  })

  useLayoutEffect(() => {
    if (!container.current) return
    const { language, label, describedBy, onSubmit, readOnly = false, wrap = false } = latest.current
    const before = latest.current.takeOver()
    const text = before && !readOnly ? before.untyped : latest.current.value
    const model = editor.createModel(text, idOf(language, readOnly))
    // As an edit, which can be taken back.
    if (before && !readOnly && before.value !== text) {
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text: before.value }], () => null)
      model.pushStackElement()
    }
    const code = editor.create(container.current, {
      model,
      ...OPTIONS,
      ...codeSize(),
      ...optionsOf(label, language, readOnly, wrap),
      contextmenu: latest.current.onControl === undefined
    })
    instance.current = code
    if (onSubmit)
      code.addAction({
        id: 'sonde.submit',
        label: 'Send',
        keybindings: [KeyMod.CtrlCmd | KeyCode.Enter],
        run: () => latest.current.onSubmit?.()
      })
    const tell = () => {
      const text = model.getValue()
      if (echo.current.told(text)) latest.current.onChange?.(text)
    }
    const changes = model.onDidChangeContent(tell)
    if (model.getValue() !== latest.current.value) tell()
    if (describedBy)
      code
        .getDomNode()
        ?.querySelector('[role=textbox], textarea')
        ?.setAttribute('aria-describedby', describedBy)
    if (before?.focused) {
      code.setSelection(
        Range.fromPositions(model.getPositionAt(before.start), model.getPositionAt(before.end))
      )
      code.focus()
    }
    assisting.current = assist(code, model, () => latest.current.assistance)
    latest.current.onStanding()
    latest.current.onControl?.(controlCode(code, model))
    return () => {
      latest.current.onControl?.(undefined)
      assisting.current?.dispose()
      changes.dispose()
      code.dispose()
      model.dispose()
      instance.current = undefined
    }
  }, [])

  useLayoutEffect(() => {
    const code = instance.current
    const model = code?.getModel()
    const isSame = textOf === shownText.current
    shownText.current = textOf
    if (!code || !model) return
    if (!isSame) echo.current.replaced(value, model)
    else echo.current.heard(value, textOf === undefined ? model : undoable(code, model))
  }, [value, textOf])

  useEffect(() => assisting.current?.refresh(assistance), [assistance])

  useEffect(() => {
    const model = instance.current?.getModel()
    if (model) editor.setModelLanguage(model, idOf(language, readOnly))
    instance.current?.updateOptions(optionsOf(label, language, readOnly, wrap))
  }, [label, language, readOnly, wrap])

  return <div ref={container} className="absolute inset-0" />
}

const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  ...CODE_FONT,
  theme: THEME,
  automaticLayout: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  renderLineHighlightOnlyWhenFocus: true,
  bracketPairColorization: { enabled: false },
  // Hidden characters of a body matter here; look-alikes of other scripts are ordinary text.
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
  // Hover cards and suggestions may stand out of the pane.
  fixedOverflowWidgets: true,
  suggest: { selectionMode: 'never' },
  // Words of the text would stand above what is known to fit, the one that is being typed among them.
  wordBasedSuggestions: 'off',
  // What is typed over a selection takes its place, brackets and quotes as well.
  autoSurround: 'never',
  // A real text area can be filled by scripts and is what input methods know best.
  editContext: false,
  // A file that is dropped is for what stands around it.
  dropIntoEditor: { enabled: false },
  // Nothing in a foreign text may be followed by a click.
  links: false,
  occurrencesHighlight: 'off',
  stickyScroll: { enabled: false },
  tabSize: 2,
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  lineNumbersMinChars: 4,
  // Where it has no further to go, what is around it scrolls.
  scrollbar: {
    verticalScrollbarSize: 10,
    horizontalScrollbarSize: 10,
    useShadows: false,
    alwaysConsumeMouseWheel: false
  }
}

/** What is in an editor, where a text that is set is an edit that can be taken back, with the caret behind it. */
function undoable(
  code: editor.IStandaloneCodeEditor,
  model: editor.ITextModel
): Pick<editor.ITextModel, 'getValue' | 'setValue'> {
  return {
    getValue: () => model.getValue(),
    setValue(text: string) {
      code.pushUndoStop()
      // What screen readers read is written anew where the selection changes.
      code.setSelection(model.getFullModelRange())
      code.executeEdits('sonde', [{ range: model.getFullModelRange(), text }], ([edit]) => {
        const { lineNumber, column } = edit?.range.getEndPosition() ?? model.getPositionAt(0)
        return [new Selection(lineNumber, column, lineNumber, column)]
      })
      code.pushUndoStop()
    }
  }
}

/** Elsewhere a bracket or a quote may stand alone: what is typed is all there is. */
const CLOSES_PAIRS: ReadonlySet<CodeLanguage> = new Set(['json', 'javascript', 'css', 'graphql', 'sparql'])

function optionsOf(
  label: string,
  language: CodeLanguage,
  readOnly: boolean,
  wrap: boolean
): editor.IEditorOptions {
  const closing = CLOSES_PAIRS.has(language) ? 'languageDefined' : 'never'
  return {
    autoClosingBrackets: closing,
    autoClosingQuotes: closing,
    autoClosingComments: closing,
    ariaLabel: label,
    readOnly,
    domReadOnly: readOnly,
    wordWrap: wrap ? 'on' : 'off',
    quickSuggestions: !readOnly
  }
}

function idOf(language: CodeLanguage, readOnly: boolean | undefined): string {
  if (language === 'text') return 'plaintext'
  return language === 'json' && readOnly ? JSON_VIEW : language
}
