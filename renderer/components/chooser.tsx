import { Autocomplete } from '@base-ui/react/autocomplete'
import { Search } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** Choices that belong together, under a name of their own. */
export interface ChoiceGroup<Item> {
  /** Tells it from the others. */
  value: string
  title: string
  items: readonly Item[]
}

interface ChooserProps<Item> {
  /** What is looked for: names the field. */
  label: string
  placeholder: string
  text: string
  onType: (text: string) => void
  /** What was found for the text, best first. */
  choices: { items: readonly Item[] } | { groups: readonly ChoiceGroup<Item>[] }
  keyOf: (item: Item) => string
  onChoose: (item: Item) => void
  /** Keys before the list hears of them. */
  onKeyDownCapture?: (event: KeyboardEvent) => void
  /** Beside the field, a `role="status"` of its own; without one, the note is told to screen readers. */
  status?: ReactNode
  /** Said between field and list: that there is nothing, or why. */
  note?: ReactNode
  /** How a choice is laid out. */
  rowClassName: string
  children: (item: Item) => ReactNode
}

/** A field, and below it what is found by what is typed there: the arrow keys mark, Enter and a click choose. */
export function Chooser<Item>(props: ChooserProps<Item>) {
  const { label, placeholder, text, onType, choices, keyOf, onChoose, rowClassName, children } = props
  const { onKeyDownCapture, status, note } = props
  const row = (item: Item) => (
    <Autocomplete.Item
      key={keyOf(item)}
      value={item}
      onClick={() => onChoose(item)}
      className={classNames(
        'cursor-default rounded-md px-2.5 text-sm outline-none data-highlighted:bg-accent-soft',
        rowClassName
      )}
    >
      {children(item)}
    </Autocomplete.Item>
  )
  const field = (
    <>
      <div
        onKeyDownCapture={onKeyDownCapture}
        className="flex h-12 shrink-0 items-center gap-3 border-line border-b px-4"
      >
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <Autocomplete.Input
          aria-label={label}
          placeholder={placeholder}
          spellCheck={false}
          className="h-full min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-faint"
        />
        {status}
      </div>
      {status === undefined ? <div role="status">{note}</div> : note}
    </>
  )
  const root = {
    inline: true,
    open: true,
    mode: 'none',
    autoHighlight: 'always',
    keepHighlight: true,
    value: text,
    onValueChange: (value: string, { reason }: { reason: string }) => {
      if (reason !== 'item-press') onType(value)
    },
    itemToStringValue: keyOf
  } as const
  if ('items' in choices)
    return (
      <Autocomplete.Root {...root} items={choices.items}>
        {field}
        <Autocomplete.List className={LIST}>{row}</Autocomplete.List>
      </Autocomplete.Root>
    )
  return (
    <Autocomplete.Root {...root} items={choices.groups}>
      {field}
      <Autocomplete.List className={LIST}>
        {({ value, title, items }: ChoiceGroup<Item>) => (
          <Autocomplete.Group key={value} items={items}>
            <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 font-medium text-muted text-xs">
              {title}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>{row}</Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}

const LIST = 'min-h-0 overflow-y-auto overscroll-contain p-1.5 outline-none data-empty:hidden'

/** That nothing was found, or what to type. */
export function ChooserNote({ children }: { children: ReactNode }) {
  return <p className="px-4 py-6 text-center text-muted text-sm">{children}</p>
}

/** Why nothing can be found. */
export function ChooserProblem({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="select-text px-4 py-6 text-center text-sm">
      {children}
    </p>
  )
}
