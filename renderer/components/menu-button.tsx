import { Select } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import { classNames } from './class-names.ts'

interface MenuButtonProps<V extends string> {
  /** Its accessible name. */
  label: string
  value: V
  options: readonly { value: V; label: string }[]
  onChange: (value: V) => void
  /** What the button says; the label of what is chosen, unless it is given. */
  shown?: string
  className?: string
}

/** One of several, of which only the chosen one is in sight. */
export function MenuButton<V extends string>({
  label,
  value,
  options,
  onChange,
  shown,
  className
}: MenuButtonProps<V>) {
  return (
    <Select.Root
      items={[...options]}
      value={value}
      modal={false}
      onValueChange={(next: V | null) => next !== null && onChange(next)}
    >
      <Select.Trigger
        aria-label={label}
        className={classNames(
          'flex h-8 max-w-40 shrink-0 cursor-default items-center gap-1 rounded px-2 text-muted text-xs -outline-offset-1 hover:text-ink',
          className
        )}
      >
        <Select.Value className="truncate">{shown}</Select.Value>
        <Select.Icon>
          <ChevronDown aria-hidden="true" className="size-3" />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner alignItemWithTrigger={false} sideOffset={4} align="end" className="z-30">
          <Select.Popup className="max-h-72 min-w-28 overflow-y-auto rounded-md border border-line-strong bg-raised p-1 shadow-popup outline-none">
            {options.map(option => (
              <Select.Item
                key={option.value}
                value={option.value}
                className="flex h-7 cursor-default items-center gap-2 rounded px-2 text-xs outline-none data-highlighted:bg-hover"
              >
                <span className="flex size-3.5 items-center">
                  <Select.ItemIndicator>
                    <Check aria-hidden="true" className="size-3.5" />
                  </Select.ItemIndicator>
                </span>
                <Select.ItemText>{option.label}</Select.ItemText>
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  )
}
