import {
  type ClipboardEventHandler,
  type HTMLAttributes,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef
} from 'react'
import { classNames } from './class-names.ts'
import { InputMarks, markAt, rectOfText } from './input-marks.tsx'
import { LinesField, type TextElement } from './lines-field.tsx'
import type { Mark } from './mark.ts'
import { MarkCard } from './mark-card.tsx'
import { OfferList } from './offer-list.tsx'
import { hasLines } from './text-lines.ts'
import { useMarkCard } from './use-mark-card.ts'
import { type FindOffer, useOffer } from './use-offer.ts'

export interface AssistedInputProps {
  /** Its accessible name, where no label element gives it one. */
  label?: string | undefined
  id?: string | undefined
  /** Whether it offers something for most of what is typed: then it is a combo box. */
  combobox?: boolean
  type?: 'text' | 'password'
  value: string
  /** No lines come by typing or pasting; a value that has some is shown with them all the same: see `LinesField`. */
  oneLine?: boolean
  onChange: (value: string) => void
  placeholder?: string | undefined
  /** What fits at the caret. Asked while it is typed, and by ArrowDown and Ctrl+Space. */
  offer?: FindOffer | undefined
  /** In order, without overlap. */
  marks?: readonly Mark[]
  /** What is told of a mark when it is pointed at, or the caret stands in it. */
  cardOf?: (mark: Mark) => ReactNode
  /** Said of the text to those who do not see its marks. */
  description?: string | undefined
  /** Enter, when nothing was being chosen with it. */
  onEnter?: ((input: TextElement) => void) | undefined
  onPaste?: ClipboardEventHandler<TextElement> | undefined
  onBlur?: (() => void) | undefined
  /** Font and padding. */
  metrics: string
  className?: string
  attributes?: HTMLAttributes<TextElement> & { [data: `data-${string}`]: string | undefined }
}

/** A field that tints parts of its text, tells about them, and offers what fits where the caret stands. */
export function AssistedInput(props: AssistedInputProps) {
  const { label, id, combobox, type = 'text', value, oneLine, onChange, placeholder, offer } = props
  const {
    marks = NO_MARKS,
    cardOf,
    description,
    onEnter,
    onPaste,
    onBlur,
    metrics,
    className,
    attributes
  } = props
  const input = useRef<TextElement>(null)
  const mirror = useRef<HTMLDivElement>(null)
  const offers = useOffer(input, offer)
  const { open } = offers
  const ownId = useId()
  const card = useMarkCard(marks)

  useLayoutEffect(() => align(input.current, mirror.current))

  const onKeyDown = (event: KeyboardEvent<TextElement>) => {
    const { key, shiftKey, ctrlKey, metaKey, nativeEvent, currentTarget } = event
    if (nativeEvent.isComposing) return
    if (offers.takeKey(event)) event.preventDefault()
    else if (key === 'Escape' && card.byCaret) {
      event.preventDefault()
      card.dismiss()
    } else if (key === 'Enter' && onEnter && !ctrlKey && !metaKey && (!shiftKey || oneLine)) {
      event.preventDefault()
      offers.close()
      onEnter(currentTarget)
    }
  }
  const onPoint = (event: MouseEvent) =>
    card.point(mirror.current ? markAt(mirror.current, event.clientX, event.clientY) : undefined)
  const rectOf = (from: number, to: number) => {
    align(input.current, mirror.current)
    const field = input.current?.getBoundingClientRect()
    const part = mirror.current && rectOfText(mirror.current, from, to)
    if (!field || !part) return field
    const { top, height } = hasLines(value) ? part : field
    return new DOMRect(part.left, top, part.width, height)
  }

  const isMarked = marks.length > 0 || open !== undefined
  const listId = `${ownId}-list`
  const describedBy = [
    attributes?.['aria-describedby'],
    description !== undefined && `${ownId}-description`,
    card.shown !== undefined && `${ownId}-card`
  ].filter(Boolean)

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing shows what the caret shows as well
    <div
      className={classNames('relative flex min-w-0', className)}
      onMouseMove={marks.length > 0 ? onPoint : undefined}
      onMouseLeave={() => card.point(undefined)}
      onBlur={event => {
        if (event.currentTarget.contains(event.relatedTarget)) return
        offers.close()
        card.leave()
      }}
    >
      {(marks.length > 0 || open) && <InputMarks ref={mirror} text={value} marks={marks} metrics={metrics} />}
      <LinesField
        field={input}
        id={id}
        aria-label={label}
        {...(combobox && { role: 'combobox', 'aria-expanded': open !== undefined })}
        aria-autocomplete={offer ? 'list' : undefined}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open && open.active >= 0 ? `${listId}-${open.active}` : undefined}
        type={type}
        placeholder={placeholder}
        value={value}
        oneLine={oneLine}
        autoComplete="off"
        autoCapitalize="off"
        onType={(next, field) => {
          onChange(next)
          if (field) offers.look(field)
          else offers.close()
        }}
        onScroll={() => align(input.current, mirror.current)}
        onSelect={event => {
          align(input.current, mirror.current)
          const { selectionStart, selectionEnd } = event.currentTarget
          card.caret(selectionStart === selectionEnd ? (selectionStart ?? undefined) : undefined)
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={onBlur}
        {...attributes}
        aria-describedby={describedBy.length > 0 ? describedBy.join(' ') : undefined}
        className={classNames(
          'w-full min-w-0 bg-transparent placeholder:text-faint',
          // Over its marks.
          isMarked && 'relative',
          metrics
        )}
      />
      {description !== undefined && (
        <span id={`${ownId}-description`} className="sr-only">
          {description}
        </span>
      )}
      {open && (
        <OfferList
          id={listId}
          items={open.items}
          active={open.active}
          anchor={() => rectOf(open.from, open.from)}
          onChoose={offers.choose}
          focusable={!combobox}
        />
      )}
      {!open && card.shown && cardOf && (
        <MarkCard id={`${ownId}-card`} anchor={() => card.shown && rectOf(card.shown.from, card.shown.to)}>
          {cardOf(card.shown)}
        </MarkCard>
      )}
    </div>
  )
}

const NO_MARKS: readonly Mark[] = []

/** What does not fit into the field scrolls, and its marks with it. */
function align(input: TextElement | null, mirror: HTMLElement | null): void {
  if (!input || !mirror) return
  mirror.scrollLeft = input.scrollLeft
  mirror.scrollTop = input.scrollTop
}
