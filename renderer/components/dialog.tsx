import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import { classNames } from './class-names.ts'

type DialogSize = 'small' | 'medium' | 'wide'

const SIZES: Record<DialogSize, string> = {
  small: 'top-[12vh] max-h-[76vh] w-[min(34rem,calc(100vw-2rem))]',
  medium: 'top-[8vh] h-[min(46rem,84vh)] w-[min(58rem,calc(100vw-2rem))]',
  wide: 'top-[6vh] h-[88vh] w-[min(76rem,calc(100vw-2rem))]'
}

interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  /** `wide` is most of the window, for something to be read in it; `medium` has a fixed size too. */
  size?: DialogSize
  /** Where the focus goes afterwards, when not back where it was: `true`. */
  finalFocus?: () => HTMLElement | boolean | null
  children: ReactNode
}

/** A modal dialog: focus stays in it and returns where it was; Esc and a click outside close it. */
export function Dialog({ open, onClose, title, size = 'small', finalFocus, children }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Base.Root
      open={open}
      onOpenChange={next => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          ref={popup}
          // The dialog itself: no control is singled out before a person has chosen one.
          initialFocus={popup}
          {...(finalFocus && { finalFocus })}
          className={classNames(
            SIZES[size],
            'flex flex-col outline-none fixed left-1/2 z-40 -translate-x-1/2 overflow-hidden rounded-lg border border-line-strong bg-surface shadow-popup transition-[opacity,transform] duration-100 data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0'
          )}
        >
          <header className="flex h-12 shrink-0 items-center justify-between border-line border-b bg-surface pr-2.5 pl-5">
            <Base.Title className="font-semibold text-base">{visibleText(title)}</Base.Title>
            <Base.Close
              aria-label="Close"
              className="flex size-7 items-center justify-center rounded-md text-muted transition-colors duration-100 hover:bg-hover hover:text-ink"
            >
              <X aria-hidden="true" className="size-4" />
            </Base.Close>
          </header>
          <div
            // What is shown to nobody but screen readers has its place in it too, and makes nothing around it scroll.
            className={classNames(
              'relative min-h-0 overflow-y-auto px-5 py-4',
              size !== 'small' && 'flex flex-1 flex-col'
            )}
          >
            {children}
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
