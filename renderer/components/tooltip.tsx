import { Tooltip as Base } from '@base-ui/react/tooltip'
import {
  createContext,
  type ReactElement,
  type ReactNode,
  type RefObject,
  use,
  useEffect,
  useRef
} from 'react'

/** Whether the last thing a person did was a key that moves the focus. */
const MovesFocus = createContext<RefObject<boolean>>({ current: true })

const FOCUS_KEY = /^(?:Tab|Arrow\w+|Home|End)$/

/**
 * Shows `content` beside its child while that is hovered, or focused by key: not where a menu or a dialog gives the focus
 * back. The pointer goes through it. The child must take a ref and props.
 */
export function Tooltip({ content, children }: { content: ReactNode; children: ReactElement }) {
  const movesFocus = use(MovesFocus)
  return (
    <Base.Root
      disableHoverablePopup
      onOpenChange={(open, details) => {
        if (open && details.reason === 'trigger-focus' && !movesFocus.current) details.cancel()
      }}
    >
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={8} className="pointer-events-none z-50">
          <Base.Popup className="flex max-w-xs items-center gap-2 rounded-md border border-line-strong bg-raised px-2 py-1 text-ink text-xs shadow-popup transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Lets neighbouring tooltips follow each other without a new delay. Once, around the app. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  const movesFocus = useRef(false)
  useEffect(() => {
    const note = (event: Event) => {
      movesFocus.current = event instanceof KeyboardEvent && FOCUS_KEY.test(event.key)
    }
    document.addEventListener('keydown', note, true)
    document.addEventListener('pointerdown', note, true)
    return () => {
      document.removeEventListener('keydown', note, true)
      document.removeEventListener('pointerdown', note, true)
    }
  }, [])
  return (
    <MovesFocus value={movesFocus}>
      <Base.Provider delay={500} closeDelay={0}>
        {children}
      </Base.Provider>
    </MovesFocus>
  )
}
