import { Autocomplete } from '@base-ui/react/autocomplete'
import { ChevronDown } from 'lucide-react'
import { classNames } from '../../components/class-names.ts'
import { METHODS } from './method-hint.ts'
import { methodTone } from './method-tone.ts'
import type { FieldState } from './use-field.ts'

interface MethodFieldProps {
  method: string
  field: FieldState
  onChange: (method: string) => void
}

/** The method: chosen from the usual ones, or any token that is typed. */
export function MethodField({ method, field, onChange }: MethodFieldProps) {
  return (
    // `none`: the list shows all methods, whatever stands in the field.
    <Autocomplete.Root items={METHODS} mode="none" value={method} onValueChange={onChange} openOnInputClick>
      <div className="relative flex w-30 shrink-0 items-center">
        <Autocomplete.Input
          aria-label="Method"
          spellCheck={false}
          autoCapitalize="off"
          onFocus={event => event.target.select()}
          {...field.attributes}
          className={classNames(
            'h-full w-full min-w-0 rounded-l-md bg-transparent pr-7 pl-3 font-mono font-semibold text-sm outline-none',
            methodTone(method)
          )}
        />
        <Autocomplete.Trigger
          tabIndex={-1}
          aria-label="Show methods"
          className="absolute right-1 flex size-6 items-center justify-center rounded text-muted hover:text-ink"
        >
          <ChevronDown aria-hidden="true" className="size-3.5" />
        </Autocomplete.Trigger>
      </div>
      <Autocomplete.Portal>
        <Autocomplete.Positioner sideOffset={6} className="z-30 outline-none">
          <Autocomplete.Popup className="w-36 rounded-md border border-line-strong bg-raised p-1 shadow-popup">
            <Autocomplete.List className="outline-none">
              {(name: string) => (
                <Autocomplete.Item
                  key={name}
                  value={name}
                  className={classNames(
                    'flex h-7 cursor-default items-center rounded px-2 font-mono font-semibold text-xs outline-none data-highlighted:bg-hover',
                    methodTone(name)
                  )}
                >
                  {name}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  )
}
