import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

interface ChooserDialogProps {
  open: boolean
  onClose: () => void
  label: string | undefined
  /** For entries that take more than a few words. */
  wide?: boolean
  /** A `Chooser`. */
  children: ReactNode
}

/** Stands over the window while one thing is looked for and chosen. Esc and a click outside close it. */
export function ChooserDialog({ open, onClose, label, wide = false, children }: ChooserDialogProps) {
  return (
    <Dialog.Root
      open={open}
      onOpenChange={next => {
        if (!next) onClose()
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-backdrop" />
        <Dialog.Popup
          aria-label={label}
          className={classNames(
            'fixed top-[10vh] left-1/2 z-40 flex max-h-[75vh] -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line-strong bg-raised shadow-popup outline-none',
            wide ? 'w-[min(46rem,calc(100vw-2rem))]' : 'w-[min(36rem,calc(100vw-2rem))]'
          )}
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
