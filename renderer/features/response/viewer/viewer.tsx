import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { TextLanguage } from '#shared/format/guess-language.ts'
import { LINE_RATIO } from '../../../components/monaco/code-font.ts'
import { bringBack, stateOf } from './bring-back.ts'
import { Caret } from './caret.ts'
import { endHighlights } from './highlights.ts'
import { takeKeys } from './keyboard-input.ts'
import { takePointer } from './pointer-input.ts'
import type { RowSource } from './row-source.ts'
import { RowViewer } from './row-viewer.ts'
import { addScrollBars } from './scroll-bars.ts'
import type { StandingViewer } from './standing-viewer.ts'
import { toggleFold } from './toggle-fold.ts'
import type { ViewerState } from './viewer-state.ts'

interface ViewerProps {
  /** Its accessible name. */
  label: string
  /** Another one begins at its top. */
  source: RowSource
  language: TextLanguage
  wrap: boolean
  /** Whether lines are numbered. */
  numbers?: boolean
  /** Where it was left before: it begins there, and what is left of it goes there. */
  memory?: { viewer?: ViewerState }
  /** How many rows are known: more of them are drawn when it changes. */
  count: number
  /** Called with what stands, and with nothing when it is gone. */
  onStanding: (standing: StandingViewer | undefined) => void
  onFailure: (error: unknown) => void
}

/** Text of any size to be read: rows come by windows, and only those in sight are in the document. */
export function Viewer({
  label,
  source,
  language,
  wrap,
  memory,
  numbers = true,
  count,
  onStanding,
  onFailure
}: ViewerProps) {
  const root = useRef<HTMLDivElement>(null)
  const standing = useRef<StandingViewer>(undefined)
  const missing = useRef<ViewerState>(undefined)
  const latest = useRef({ wrap, memory, onStanding, onFailure })
  const [spoken, setSpoken] = useState('')

  useLayoutEffect(() => {
    latest.current = { wrap, memory, onStanding, onFailure }
  })

  useLayoutEffect(() => {
    if (!root.current) return
    const { memory, onStanding } = latest.current
    const viewer = new RowViewer(root.current, source, {
      ...{ language, numbers, wrap: latest.current.wrap, lineHeight },
      onFailure: error => latest.current.onFailure(error)
    })
    const caret = new Caret(viewer)
    const drawBars = addScrollBars(viewer)
    const toggle = (row: number) => void toggleFold(viewer, row).catch(latest.current.onFailure)
    takePointer(viewer, caret, toggle)
    takeKeys(viewer, caret, toggle)
    viewer.onPaint.add(drawBars)
    viewer.onPaint.add(() => caret.paint())
    caret.onMove = () => {
      const row = viewer.rows.get(caret.head.row)
      if (row) setSpoken(`${row.line}: ${row.text.slice(0, 500)}`)
    }
    const now = { viewer, caret }
    const before = memory?.viewer
    missing.current = before && !bringBack(now, before) ? before : undefined
    viewer.paint()
    standing.current = now
    onStanding(now)
    const follow = followSizes(root.current, viewer)
    return () => {
      follow()
      if (memory) memory.viewer = missing.current ?? stateOf(now)
      onStanding(undefined)
      standing.current = undefined
      endHighlights(viewer)
      viewer.end()
    }
  }, [source, language, numbers])

  useEffect(() => standing.current?.viewer.setWrap(wrap), [wrap])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are read where they are drawn
  useEffect(() => {
    if (!standing.current) return
    if (missing.current && bringBack(standing.current, missing.current)) missing.current = undefined
    standing.current.viewer.schedule()
  }, [count])

  return (
    <div className="relative min-h-0 min-w-0 flex-1 bg-surface">
      {/* biome-ignore lint/a11y/useSemanticElements: a text area would hold all of the text */}
      <div
        // Another source has a viewer, and its listeners, of its own.
        key={keyOf(source)}
        ref={root}
        className="viewer"
        role="textbox"
        aria-multiline="true"
        aria-readonly="true"
        aria-label={label}
        tabIndex={0}
      />
      <p className="sr-only" aria-live="polite">
        {spoken}
      </p>
    </div>
  )
}

const keys = new WeakMap<RowSource, number>()
let made = 0

function keyOf(source: RowSource): number {
  const known = keys.get(source) ?? ++made
  keys.set(source, known)
  return known
}

/** In pixels, as the page says the size of code. */
function lineHeight(): number {
  const size = getComputedStyle(document.documentElement).getPropertyValue('--code-size')
  return Math.round(Number.parseFloat(size) * LINE_RATIO)
}

/** Draws anew when there is more room or less, or code is shown in another size or font. @returns ends it */
function followSizes(root: HTMLElement, viewer: RowViewer): () => void {
  const remeasure = () => viewer.remeasure()
  const sizes = new ResizeObserver(remeasure)
  sizes.observe(root)
  const styles = new MutationObserver(remeasure)
  styles.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] })
  document.fonts.addEventListener('loadingdone', remeasure)
  return () => {
    sizes.disconnect()
    styles.disconnect()
    document.fonts.removeEventListener('loadingdone', remeasure)
  }
}
