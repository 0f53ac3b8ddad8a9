import { Autocomplete } from '@base-ui/react/autocomplete'
import { type ClipboardEventHandler, useRef } from 'react'
import type { FieldState } from './use-field.ts'

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
  const highlighted = useRef(false)
  return (
    <Autocomplete.Root
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
        onPaste={onPaste}
        onKeyDown={event => {
          if (event.key === 'Enter' && !highlighted.current && !event.nativeEvent.isComposing)
            onEnter(event.currentTarget)
        }}
        {...field.attributes}
        className="h-8 w-full min-w-0 truncate bg-transparent px-2.5 font-mono text-xs -outline-offset-1 placeholder:text-faint focus-visible:relative aria-invalid:text-bad"
      />
      <Autocomplete.Portal>
        <Autocomplete.Positioner sideOffset={2} className="z-30 outline-none data-empty:hidden">
          <Autocomplete.Popup className="max-h-64 min-w-(--anchor-width) overflow-y-auto rounded-md border border-line-strong bg-raised p-1 shadow-popup data-empty:hidden">
            <Autocomplete.List className="outline-none">
              {(item: string) => (
                <Autocomplete.Item
                  key={item}
                  value={item}
                  className="flex h-6.5 cursor-default items-center rounded px-2 font-mono text-ink text-xs outline-none data-highlighted:bg-accent-soft"
                >
                  {item}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  )
}
