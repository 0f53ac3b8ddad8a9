import type { ReactNode, Ref } from 'react'
import { classNames } from './class-names.ts'
import { LINES } from './lines-field.tsx'
import type { Mark } from './mark.ts'
import { hasLines } from './text-lines.ts'

/** How what is marked in a text is tinted. */
export const MARK_TONES = {
  known: 'bg-accent-soft ring-accent-soft',
  unknown: 'bg-hover ring-hover',
  unresolved: 'bg-bad-soft ring-bad-soft decoration-wavy decoration-bad underline underline-offset-3'
}

interface InputMarksProps {
  text: string
  marks: readonly Mark[]
  /** The classes that give the input its font and its padding. */
  metrics: string
  ref: Ref<HTMLDivElement>
}

/**
 * What lies behind a transparent input: the same text, unseen, in the same place, with its marks tinted. The text that
 * is seen, its caret and its selection are the input's own.
 */
export function InputMarks({ text, marks, metrics, ref }: InputMarksProps) {
  const pieces: ReactNode[] = []
  let end = 0
  for (const { from, to, tone } of marks) {
    if (from > end) pieces.push(text.slice(end, from))
    pieces.push(
      <span key={from} data-mark={from} className={classNames('rounded-sm ring-1', MARK_TONES[tone])}>
        {text.slice(from, to)}
      </span>
    )
    end = to
  }
  pieces.push(text.slice(end))
  return (
    <div
      ref={ref}
      aria-hidden="true"
      className={classNames(
        'pointer-events-none absolute inset-0 flex overflow-hidden whitespace-pre text-transparent',
        metrics,
        hasLines(text) ? classNames('items-start', LINES) : 'items-center'
      )}
    >
      <span className="block shrink-0">{pieces}</span>
    </div>
  )
}

/** Where a part of the marked text stands in the window. */
export function rectOfText(marks: HTMLElement, from: number, to: number): DOMRect | undefined {
  const range = document.createRange()
  const walker = document.createTreeWalker(marks, NodeFilter.SHOW_TEXT)
  let start = 0
  let begun = false
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const end = start + (node.textContent?.length ?? 0)
    if (!begun && from <= end) {
      range.setStart(node, from - start)
      begun = true
    }
    if (begun && to <= end) {
      range.setEnd(node, to - start)
      return range.getBoundingClientRect()
    }
    start = end
  }
  return undefined
}

/** The mark under a point of the window, by where it begins. */
export function markAt(marks: HTMLElement, x: number, y: number): number | undefined {
  for (const mark of marks.querySelectorAll<HTMLElement>('[data-mark]')) {
    const { left, right, top, bottom } = mark.getBoundingClientRect()
    if (x >= left && x <= right && y >= top && y <= bottom) return Number(mark.dataset.mark)
  }
  return undefined
}
