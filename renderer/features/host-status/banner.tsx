import { type ReactNode, type Ref, useId } from 'react'

/** Something that holds for the whole window, or for the tab in front, above everything in it. */
export function Banner({
  icon,
  action,
  children,
  ref
}: {
  icon: ReactNode
  /** Buttons. Whoever comes to them is told what they are about. */
  action?: ReactNode
  children: ReactNode
  ref?: Ref<HTMLDivElement>
}) {
  const textId = useId()
  return (
    <div
      ref={ref}
      role="alert"
      tabIndex={-1}
      className="flex min-h-9 shrink-0 items-center gap-2.5 border-warn/40 border-b bg-warn-soft px-3 py-1.5 text-sm outline-none"
    >
      <span aria-hidden="true" className="text-warn [&_svg]:size-4">
        {icon}
      </span>
      <p id={textId} className="flex-1 select-text">
        {children}
      </p>
      {action && (
        // biome-ignore lint/a11y/useSemanticElements: they are no fields of a form
        <div role="group" aria-labelledby={textId} className="flex shrink-0 gap-1.5">
          {action}
        </div>
      )}
    </div>
  )
}
