import { Autocomplete } from '@base-ui/react/autocomplete'
import { type ClipboardEventHandler, useRef, useState } from 'react'
import { keepEscape, Suggestions } from '../../../components/suggestions.tsx'
import type { FieldState } from '../use-field.ts'

interface SuggestInputProps {
  label: string
  value: string
  placeholder?: string
  suggestions: readonly string[]
  field: FieldState
  onChange: (value: string) => void
  /** Enter, when no suggestion was being chosen with it. */
  onEnter: (input: HTMLInputElement) => void
  onPaste?: ClipboardEventHandler<HTMLInputElement>
}

/** A cell of text that offers what fits; anything can be typed. */
export function SuggestInput({
  label,
  value,
  placeholder,
  suggestions,
  field,
  onChange,
  onEnter,
  onPaste
}: SuggestInputProps) {
  const [open, setOpen] = useState(false)
  const highlighted = useRef(false)
  const close = () => {
    highlighted.current = false
    setOpen(false)
  }
  return (
    <Autocomplete.Root
      open={open}
      onOpenChange={setOpen}
      items={suggestions}
      value={value}
      onValueChange={onChange}
      onItemHighlighted={item => {
        highlighted.current = item !== undefined
      }}
    >
      <Autocomplete.Input
        aria-label={label}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        onBlur={close}
        onPaste={onPaste}
        onKeyDown={event => {
          keepEscape(event, open, close)
          if (event.key === 'Enter' && !highlighted.current && !event.nativeEvent.isComposing)
            onEnter(event.currentTarget)
        }}
        {...field.attributes}
        className="h-8 w-full min-w-0 truncate bg-transparent px-2.5 font-mono text-xs -outline-offset-1 placeholder:text-faint focus-visible:relative aria-invalid:text-bad"
      />
      {open && (
        <Suggestions
          className="min-w-(--anchor-width)"
          onChoose={item => {
            onChange(item)
            close()
          }}
        />
      )}
    </Autocomplete.Root>
  )
}
