import './setup.ts'
import { editor } from 'monaco-editor/editor'
import { useLayoutEffect, useRef } from 'react'
import type { TextDiffProps } from '../text-diff.tsx'
import { CODE_FONT } from './code-font.ts'
import { codeSize } from './code-size.ts'
import { THEME } from './theme.ts'

/** Monaco's diff editor on two models of its own, which go with the component. */
export default function MonacoDiff({ label, language, before, after }: TextDiffProps) {
  const container = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (!container.current) return
    const original = editor.createModel(before, language)
    const modified = editor.createModel(after, language)
    const diff = editor.createDiffEditor(container.current, {
      ...CODE_FONT,
      ...codeSize(),
      theme: THEME,
      automaticLayout: true,
      readOnly: true,
      domReadOnly: true,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      renderOverviewRuler: false,
      useInlineViewWhenSpaceIsLimited: false,
      links: false
    })
    diff.setModel({ original, modified })
    // As options of the whole they are forgotten when anything is laid out anew.
    diff.getOriginalEditor().updateOptions({ ariaLabel: `${label}: on disk` })
    diff.getModifiedEditor().updateOptions({ ariaLabel: `${label}: yours` })
    return () => {
      diff.dispose()
      original.dispose()
      modified.dispose()
    }
  }, [label, language, before, after])
  return <div ref={container} className="absolute inset-0" />
}
