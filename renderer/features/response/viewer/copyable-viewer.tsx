import { type ComponentProps, type KeyboardEvent, useRef } from 'react'
import { tellFailure } from '../../../state/notices.ts'
import type { StandingViewer } from './standing-viewer.ts'
import { Viewer } from './viewer.tsx'

type ViewerProps = ComponentProps<typeof Viewer>
type CopyableViewerProps = Omit<ViewerProps, 'onStanding'> &
  Partial<Pick<ViewerProps, 'onStanding'>> & {
    /** What the keys do instead. */
    onCopy?: () => void
  }

/** A viewer whose selection the keys for that put on the clipboard, as its source reads it. */
export function CopyableViewer({ onStanding, onCopy, ...props }: CopyableViewerProps) {
  const standing = useRef<StandingViewer>(undefined)
  const copy = async () => {
    const selection = standing.current?.caret.selection
    if (selection)
      await navigator.clipboard.writeText(await props.source.read(selection.start, selection.end))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the viewer within
    <div
      className="flex min-h-0 min-w-0 flex-1"
      onKeyDown={(event: KeyboardEvent) => {
        if (!(event.ctrlKey || event.metaKey) || event.key !== 'c') return
        event.preventDefault()
        if (onCopy) onCopy()
        else copy().catch(error => tellFailure('It was not copied.', error))
      }}
    >
      <Viewer
        {...props}
        onStanding={next => {
          standing.current = next
          onStanding?.(next)
        }}
      />
    </div>
  )
}
