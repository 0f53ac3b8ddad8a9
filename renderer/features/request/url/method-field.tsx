import { Autocomplete } from '@base-ui/react/autocomplete'
import { ChevronDown } from 'lucide-react'
import { useRef, useState } from 'react'
import { METHODS } from '#shared/http/methods.ts'
import { classNames } from '../../../components/class-names.ts'
import { keepEscape, Suggestions } from '../../../components/suggestions.tsx'
import { methodTone } from '../method-tone.ts'
import type { FieldState } from '../use-field.ts'

interface MethodFieldProps {
  method: string
  field: FieldState
  onChange: (method: string) => void
}

/** The method: chosen from the usual ones, or any token that is typed. */
export function MethodField({ method, field, onChange }: MethodFieldProps) {
  const [open, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  return (
    // `none`: the list shows all methods, whatever stands in the field.
    <Autocomplete.Root
      items={METHODS}
      mode="none"
      openOnInputClick
      open={open}
      // Who types a method knows which one: the list is for choosing with the mouse or the arrow keys.
      onOpenChange={(next, { reason }) => setOpen(next && reason !== 'input-change')}
      value={method}
      onValueChange={onChange}
    >
      <div className="relative flex w-30 shrink-0 items-center">
        <Autocomplete.Input
          ref={input}
          aria-label="Method"
          spellCheck={false}
          autoCapitalize="off"
          onBlur={() => setOpen(false)}
          onKeyDown={event => keepEscape(event, open, () => setOpen(false))}
          onFocus={event => event.target.select()}
          {...field.attributes}
          className={classNames(
            'h-full w-full min-w-0 rounded-l-md bg-transparent pr-7 pl-3 font-mono font-semibold text-sm outline-none',
            methodTone(method)
          )}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label="Show methods"
          // Before the field would lose the focus, which closes the list.
          onMouseDown={event => {
            event.preventDefault()
            input.current?.focus()
            setOpen(!open)
          }}
          className="absolute right-1 flex size-6 items-center justify-center rounded text-muted hover:text-ink"
        >
          <ChevronDown aria-hidden="true" className="size-3.5" />
        </button>
      </div>
      {open && (
        <Suggestions
          className="w-32"
          itemClassName={name => classNames('font-semibold', methodTone(name))}
          onChoose={name => {
            onChange(name)
            setOpen(false)
          }}
        />
      )}
    </Autocomplete.Root>
  )
}
