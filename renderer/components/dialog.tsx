import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './icon-button.tsx'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
}

/** A modal dialog: focus stays in it and returns where it was; Esc and a click outside close it. */
export function Dialog({ open, onClose, title, children }: DialogProps) {
  return (
    <Base.Root
      open={open}
      onOpenChange={next => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="fixed top-[12vh] left-1/2 z-40 flex max-h-[76vh] w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 flex-col rounded-lg border border-line-strong bg-surface shadow-popup transition-[opacity,transform] duration-100 data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0">
          <header className="flex h-12 shrink-0 items-center justify-between border-line border-b pr-2.5 pl-5">
            <Base.Title className="font-semibold text-base">{title}</Base.Title>
            <Base.Close render={<IconButton label="Close" icon={<X />} />} />
          </header>
          <div className="overflow-y-auto px-5 py-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
