import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import { classNames } from './class-names.ts'

const GAP = 4
const MARGIN = 8

interface AnchoredPopoverProps extends ComponentProps<'div'> {
  /** Where it belongs, in the window. It stands under that, or above it where there is no room. */
  anchor: () => DOMRect | undefined
}

/**
 * Stands above everything and is not clipped by what scrolls, yet stays where it is in the document: Tab reaches what
 * is in it right after its owner. Shown for as long as it is rendered.
 */
export function AnchoredPopover({ anchor, className, ...rest }: AnchoredPopoverProps) {
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef(anchor)

  useLayoutEffect(() => {
    latest.current = anchor
    if (element.current?.matches(':popover-open')) place(element.current, anchor())
  })

  useLayoutEffect(() => {
    const popover = element.current
    if (!popover) return
    popover.showPopover()
    const follow = () => place(popover, latest.current())
    follow()
    window.addEventListener('scroll', follow, { capture: true, passive: true })
    window.addEventListener('resize', follow)
    return () => {
      window.removeEventListener('scroll', follow, { capture: true })
      window.removeEventListener('resize', follow)
    }
  }, [])

  return (
    <div
      ref={element}
      popover="manual"
      className={classNames(
        'fixed inset-auto m-0 rounded-md border border-line-strong bg-raised p-0 text-ink shadow-popup',
        className
      )}
      {...rest}
    />
  )
}

function place(popover: HTMLElement, anchor: DOMRect | undefined): void {
  if (!anchor) return
  const { offsetWidth: width, offsetHeight: height } = popover
  const below = anchor.bottom + GAP
  const above = anchor.top - GAP - height
  const fits = below + height <= window.innerHeight - MARGIN || above < MARGIN
  const left = Math.max(MARGIN, Math.min(anchor.left, window.innerWidth - width - MARGIN))
  popover.style.left = `${left}px`
  popover.style.top = `${fits ? below : above}px`
}
