import {
  type ChangeEvent,
  type ClipboardEvent,
  type FocusEvent,
  type HTMLAttributes,
  type KeyboardEvent,
  type RefObject,
  useLayoutEffect,
  useRef
} from 'react'
import { classNames } from './class-names.ts'
import { insertText } from './insert-text.ts'
import { hasLines, joinLines, pastedLines, textForField, textOfField } from './text-lines.ts'

export type TextElement = HTMLInputElement | HTMLTextAreaElement

export interface LinesFieldProps extends Omit<HTMLAttributes<TextElement>, 'onChange' | 'value'> {
  field?: RefObject<TextElement | null> | undefined
  type?: 'text' | 'password'
  value: string
  /** @param field in which it was typed; absent when another takes its place */
  onType: (value: string, field?: TextElement) => void
  /** What is pasted is joined, and Shift+Enter makes no line. */
  oneLine?: boolean | undefined
  placeholder?: string | undefined
  autoComplete?: string
}

/** How the text of several lines stands in the field. */
export const LINES = 'whitespace-pre py-1.5 leading-normal'

/** More than these scroll. */
const MAX_LINES = 8

/**
 * A field whose text may have several lines: Shift+Enter begins one, and a pasted one stays. It is an `input` as long as
 * there is but one, and a `textarea` that grows with them from then on. What is covered stays in one line, where the line
 * ends that it has, or that are pasted, are kept unseen; Shift+Enter makes none there.
 */
export function LinesField(props: LinesFieldProps) {
  const { field, type = 'text', value, onType, oneLine = false, className, ...attributes } = props
  const own = useRef<TextElement>(null)
  const element = field ?? own
  const focused = useRef(false)
  const caret = useRef<number>(undefined)
  const covered = type === 'password'
  const isOpen = !covered && hasLines(value)
  const text = textForField(value, covered)

  useLayoutEffect(() => {
    const current = element.current
    // It has taken the place of the one in which was typed.
    if (!current || !focused.current || isOpen !== current instanceof HTMLTextAreaElement) return
    if (current === document.activeElement) return
    current.focus()
    const at = caret.current ?? current.value.length
    current.setSelectionRange(at, at)
  }, [element, isOpen])

  const insert = (current: TextElement, inserted: string) => {
    const from = current.selectionStart ?? text.length
    const to = current.selectionEnd ?? from
    if (isOpen || covered || !hasLines(inserted)) {
      insertText(current, textForField(inserted, covered), from, to)
      return
    }
    caret.current = from + inserted.length
    onType(textOfField(text.slice(0, from) + inserted + text.slice(to), value))
  }
  const onPaste = (event: ClipboardEvent<TextElement>) => {
    attributes.onPaste?.(event)
    const pasted = event.clipboardData.getData('text/plain')
    if (event.defaultPrevented || !hasLines(pasted)) return
    event.preventDefault()
    insert(event.currentTarget, oneLine ? joinLines(pasted) : pastedLines(pasted))
  }
  const onKeyDown = (event: KeyboardEvent<TextElement>) => {
    attributes.onKeyDown?.(event)
    const { key, shiftKey, ctrlKey, metaKey, altKey, nativeEvent, currentTarget } = event
    if (event.defaultPrevented || key !== 'Enter' || nativeEvent.isComposing) return
    if (ctrlKey || metaKey || altKey) return
    if (shiftKey && !oneLine) {
      event.preventDefault()
      // A line end that nobody sees would stand in a secret.
      if (!covered) insert(currentTarget, '\n')
    } else if (isOpen) {
      // As in a field of one line.
      event.preventDefault()
      currentTarget.form?.requestSubmit()
    }
  }
  const shared = {
    spellCheck: false,
    ...attributes,
    ref: (current: TextElement | null) => {
      element.current = current
    },
    value: text,
    onChange: ({ target }: ChangeEvent<TextElement>) => {
      caret.current = target.selectionStart ?? undefined
      onType(textOfField(target.value, value), target)
    },
    onPaste,
    onKeyDown,
    onFocus: () => {
      focused.current = true
    },
    onBlur: (event: FocusEvent<TextElement>) => {
      focused.current = false
      attributes.onBlur?.(event)
    }
  }
  if (!isOpen) return <input {...shared} type={type} className={classNames('truncate', className)} />
  return (
    <textarea
      {...shared}
      rows={Math.min(text.split('\n').length, MAX_LINES)}
      wrap="off"
      className={classNames('block resize-none overflow-x-hidden [scrollbar-width:thin]', className, LINES)}
    />
  )
}
