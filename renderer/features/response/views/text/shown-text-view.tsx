import { useCallback, useLayoutEffect, useRef } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { CodeControl } from '../../../../components/code-control.ts'
import { CodeEditor } from '../../../../components/code-editor.tsx'
import { tellFailure } from '../../../../state/notices.ts'
import { useTextDisplay } from '../../text-display.ts'
import { CopyableViewer } from '../../viewer/copyable-viewer.tsx'
import type { StandingViewer } from '../../viewer/standing-viewer.ts'
import { type AskDocument, EditorSurface } from './editor-surface.ts'
import { copyOf } from './text-actions.tsx'
import { placeIn, type TextMemory } from './text-memory.ts'
import type { TextSurface } from './text-surface.ts'
import type { ShownText } from './use-shown-text.ts'
import { ViewerSurface } from './viewer-surface.ts'

interface ShownTextViewProps {
  shown: Extract<ShownText, { state: 'editor' | 'viewer' }>
  memory: TextMemory
  /** Told what can be done in what stands, and of nothing when it is gone. */
  onSurface: (surface: TextSurface | undefined) => void
  /** Asks the host about what an editor shows, where it has no document of that. */
  ask: AskDocument
}

const LABEL = 'Response body'

/** A text in an editor or, where that would stutter, in a viewer that looks like one. */
export function ShownTextView({ shown, memory, onSurface, ask }: ShownTextViewProps) {
  const wrap = useTextDisplay(state => state.wrap)
  const place = placeIn(memory, shown)
  const latest = useRef({ shown, place, onSurface, ask })
  const surface = useRef<TextSurface>(undefined)
  useLayoutEffect(() => {
    latest.current = { shown, place, onSurface, ask }
  })
  const tell = useCallback((next: TextSurface | undefined) => {
    surface.current = next
    latest.current.onSurface(next)
  }, [])
  const onControl = useCallback(
    (control: CodeControl | undefined) => {
      if (!control && surface.current instanceof EditorSurface) surface.current.leave()
      const placeNow = () => latest.current.place
      const askDocument: AskDocument = question => {
        const { shown, ask } = latest.current
        return shown.document ? question(shown.document) : ask(question)
      }
      tell(control && new EditorSurface(control, placeNow, askDocument))
    },
    [tell]
  )
  const onStanding = useCallback(
    (standing: StandingViewer | undefined) => {
      const { shown, place } = latest.current
      tell(
        standing && shown.state === 'viewer'
          ? new ViewerSurface(shown.document, { standing, place }, tellUnlessClosed)
          : undefined
      )
    },
    [tell]
  )
  if (shown.state === 'editor')
    return (
      <CodeEditor
        label={LABEL}
        language={shown.language}
        value={shown.text}
        readOnly
        wrap={wrap}
        onControl={onControl}
      />
    )
  return (
    <CopyableViewer
      label={LABEL}
      source={shown.document}
      language={shown.language}
      wrap={wrap}
      memory={place}
      count={shown.rows}
      onStanding={onStanding}
      onFailure={tellUnlessClosed}
      onCopy={() => void copyOf(surface.current, 'selection')}
    />
  )
}

/** A document that is not open any more was left for another one. */
function tellUnlessClosed(error: unknown): void {
  const failure = ClientError.wrap(error)
  if (failure.reason !== 'text-closed' && failure.code !== 'ABORTED')
    tellFailure('Not all of the text can be shown.', failure)
}
