import { type KeyboardEvent, useCallback, useLayoutEffect, useRef } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { CodeControl } from '../../../../components/code-control.ts'
import { CodeEditor } from '../../../../components/code-editor.tsx'
import { tellFailure } from '../../../../state/notices.ts'
import { useBodyView } from '../../body-view.ts'
import { type StandingViewer, Viewer } from '../../viewer/viewer.tsx'
import { type AskDocument, EditorSurface } from './editor-surface.ts'
import { copyOf } from './text-actions.tsx'
import type { TextSurface } from './text-surface.ts'
import type { ShownText } from './use-shown-text.ts'
import { ViewerSurface } from './viewer-surface.ts'

interface ShownTextViewProps {
  shown: Extract<ShownText, { state: 'editor' | 'viewer' }>
  /** Told what can be done in what stands, and of nothing when it is gone. */
  onSurface: (surface: TextSurface | undefined) => void
  /** Asks the host about what an editor shows, where it has no document of that. */
  ask: AskDocument
}

const LABEL = 'Response body'

/** A text in an editor or, where that would stutter, in a viewer that looks like one. */
export function ShownTextView({ shown, onSurface, ask }: ShownTextViewProps) {
  const wrap = useBodyView(state => state.wrap)
  const latest = useRef({ shown, onSurface, ask })
  const surface = useRef<TextSurface>(undefined)
  useLayoutEffect(() => {
    latest.current = { shown, onSurface, ask }
  })
  const tell = useCallback((next: TextSurface | undefined) => {
    surface.current = next
    latest.current.onSurface(next)
  }, [])
  const onControl = useCallback(
    (control: CodeControl | undefined) =>
      tell(
        control &&
          new EditorSurface(control, question => {
            const { shown, ask } = latest.current
            return shown.document ? question(shown.document) : ask(question)
          })
      ),
    [tell]
  )
  const onStanding = useCallback(
    (standing: StandingViewer | undefined) => {
      const { shown } = latest.current
      tell(
        standing && shown.state === 'viewer'
          ? new ViewerSurface(shown.document, standing, tellUnlessClosed)
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
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the viewer within
    <div
      className="flex min-h-0 min-w-0 flex-1"
      onKeyDown={(event: KeyboardEvent) => {
        if (!(event.ctrlKey || event.metaKey) || event.key !== 'c') return
        event.preventDefault()
        void copyOf(surface.current, 'selection')
      }}
    >
      <Viewer
        label={LABEL}
        source={shown.document}
        language={shown.language}
        wrap={wrap}
        count={shown.rows}
        onStanding={onStanding}
        onFailure={tellUnlessClosed}
      />
    </div>
  )
}

/** A document that is not open any more was left for another one. */
function tellUnlessClosed(error: unknown): void {
  const failure = ClientError.wrap(error)
  if (failure.reason !== 'text-closed' && failure.code !== 'ABORTED')
    tellFailure('Not all of the text can be shown.', failure)
}
