import { Toast, type ToastManager } from '@base-ui/react/toast'
import { CircleAlert, X } from 'lucide-react'

/** Notices at the lower edge, the newest in front; F6 moves the focus to them. */
export function NoticeList({ manager }: { manager: ToastManager }) {
  return (
    <Toast.Provider toastManager={manager} limit={4}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label="Notices"
          className="fixed right-4 bottom-4 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 outline-none"
        >
          <Notices />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Notices() {
  const { toasts } = Toast.useToastManager()
  return toasts.map(toast => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      // Nothing that waits for an answer, as a dialog does. What it says is announced by the list.
      role="group"
      // biome-ignore lint/a11y/useValidAriaValues: it takes away what a dialog would have
      aria-modal={undefined}
      swipeDirection="right"
      className="flex select-text items-start gap-2.5 rounded-lg border border-line-strong bg-raised py-2.5 pr-2 pl-3.5 text-sm shadow-popup transition-opacity duration-150 data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      {toast.type === 'failure' && (
        <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-bad" />
      )}
      <div className="min-w-0 flex-1 py-px">
        <Toast.Title className="break-words font-medium text-ink" />
        <Toast.Description className="mt-0.5 break-words text-muted" />
      </div>
      <Toast.Action className="h-6 shrink-0 rounded px-2 font-medium text-accent text-xs hover:bg-hover" />
      <Toast.Close
        aria-label="Dismiss"
        // They lie beside each other, so each can be reached at any time.
        aria-hidden={false}
        className="flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-hover hover:text-ink"
      >
        <X aria-hidden="true" className="size-3.5" />
      </Toast.Close>
    </Toast.Root>
  ))
}
