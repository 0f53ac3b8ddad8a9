import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { KeyHint } from './key-hint.tsx'
import { Tooltip } from './tooltip.tsx'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** Its accessible name, also shown as tooltip. */
  label: string
  icon: ReactNode
  /** The keys that do the same, as caps: `['Ctrl', 'T']`. */
  keys?: readonly string[] | undefined
}

/** A button that is only a picture; its name is in the tooltip. */
export function IconButton({ label, icon, keys, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip
      content={
        <>
          {label}
          {keys && <KeyHint keys={keys} />}
        </>
      }
    >
      <button
        type="button"
        aria-label={label}
        className={classNames(
          'inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted transition-colors duration-100 hover:bg-hover hover:text-ink disabled:pointer-events-none disabled:opacity-40 [&_svg]:size-4',
          className
        )}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
