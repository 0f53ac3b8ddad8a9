import './setup.ts'
import { editor } from 'monaco-editor/editor'
import { useLayoutEffect, useRef, useState } from 'react'
import type { TextDiffProps } from '../text-diff.tsx'
import { CODE_FONT } from './code-font.ts'
import { codeSize } from './code-size.ts'
import { THEME } from './theme.ts'

/** Monaco's diff editor on two models of its own, which go with the component, each under its heading. */
export default function MonacoDiff({ label, language, before, after, headings }: TextDiffProps) {
  const container = useRef<HTMLDivElement>(null)
  // Where the text of either side begins, behind its line numbers, in pixels.
  const [begins, setBegins] = useState<readonly [number, number]>()
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
    diff.getOriginalEditor().updateOptions({ ariaLabel: `${label}: ${headings[0]}` })
    diff.getModifiedEditor().updateOptions({ ariaLabel: `${label}: ${headings[1]}` })
    const sides = [diff.getOriginalEditor(), diff.getModifiedEditor()] as const
    const measure = () => {
      const left = container.current?.getBoundingClientRect().left ?? 0
      const [first, second] = sides.map(
        side =>
          side.getContainerDomNode().getBoundingClientRect().left - left + side.getLayoutInfo().contentLeft
      )
      if (first !== undefined && second !== undefined) setBegins([first, second])
    }
    measure()
    for (const side of sides) side.onDidLayoutChange(measure)
    diff.onDidUpdateDiff(measure)
    return () => {
      diff.dispose()
      original.dispose()
      modified.dispose()
    }
  }, [label, language, before, after, headings])
  return (
    <div className="absolute inset-0 flex flex-col">
      <div className="relative h-7 shrink-0 border-line border-b bg-app text-muted text-xs leading-7">
        {begins?.map((left, index) => (
          <span key={headings[index]} className="absolute" style={{ left }}>
            {headings[index]}
          </span>
        ))}
      </div>
      <div className="relative min-h-0 flex-1">
        <div ref={container} className="absolute inset-0" />
      </div>
    </div>
  )
}
