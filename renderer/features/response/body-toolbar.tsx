import { type ReactNode, type RefCallback, useRef } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { BodyGuess } from '#shared/sniff/body-guess.ts'
import { useWidth } from '../../components/use-width.ts'
import { ViewChoice } from './view-choice.tsx'
import type { BodyView } from './views/body-view.ts'

interface BodyToolbarProps {
  body: BodyInfo
  /** What it is taken for. */
  guess: BodyGuess
  /** What is offered, what suits best first. */
  views: readonly BodyView[]
  /** The name of the view that is shown. */
  shown: string
  /** Whether whoever sent it could say what it is: with a message there goes no type. */
  told: boolean
  onShow: (name: string) => void
  /** Where the view puts what it adds. */
  toolsRef: RefCallback<HTMLElement>
  /** What can be done with the body as a whole. */
  actions: ReactNode
}

/** Below this width, in pixels, the toolbar has room for a few views beside the tools. */
const NARROW = 640

/** How the body is shown, and what can be done there. */
export function BodyToolbar(props: BodyToolbarProps) {
  const { body, guess, views, shown, told, onShow, toolsRef, actions } = props
  const element = useRef<HTMLDivElement>(null)
  const most = useWidth(element) < NARROW ? 3 : 5
  return (
    <div
      ref={element}
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b py-1 pr-2 pl-3 low:min-h-8 low:py-0"
    >
      <ViewChoice views={views} most={most} shown={shown} onShow={onShow} />
      <span className="min-w-0 flex-1 truncate font-mono text-faint text-xs">
        {told ? typeWords(body.contentType, guess) : (guess.name ?? guess.mediaType)}
      </span>
      {/* Where there is no room for them beside the views, below those. */}
      <span className="ml-auto flex max-w-full shrink-0 flex-wrap items-center justify-end">
        <span ref={toolsRef} className="flex min-w-0 flex-wrap items-center justify-end" />
        <span className="flex shrink-0 items-center">{actions}</span>
      </span>
    </div>
  )
}

/** What was sent as its type, behind what it is taken for where that is something else. */
function typeWords(contentType: string, { mediaType, name }: BodyGuess): string {
  const sent = visibleText(contentType)
  if (mediaType === contentType) return sent || 'no content type'
  return `${name ?? mediaType}, sent ${sent ? `as ${sent}` : 'without a type'}`
}
