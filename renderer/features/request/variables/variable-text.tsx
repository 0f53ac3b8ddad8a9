import { type ReactNode, useId, useMemo, useRef } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import { classNames } from '../../../components/class-names.ts'
import { MARK_TONES } from '../../../components/input-marks.tsx'
import { MarkCard } from '../../../components/mark-card.tsx'
import { useMarkCard } from '../../../components/use-mark-card.ts'
import { findName } from './find-name.ts'
import type { TabNames } from './look-up-name.ts'
import { markNames, type NameMark } from './mark-names.ts'
import { NameCard } from './name-card.tsx'
import { useNames } from './use-names.ts'

/** A text that is only read: the names in it are tinted, and told about when they are pointed at or focused. */
export function VariableText({ tabId, text }: { tabId: string; text: string }) {
  const names = useNames(tabId)
  const marks = useMemo(() => markNames(text, names), [text, names])
  const pieces: ReactNode[] = []
  let end = 0
  for (const mark of marks) {
    const { from, to } = mark
    if (from > end) pieces.push(visibleText(text.slice(end, from)))
    pieces.push(
      <MarkedName
        key={from}
        tabId={tabId}
        text={text.slice(from, to)}
        mark={mark}
        marks={marks}
        names={names}
      />
    )
    end = to
  }
  pieces.push(visibleText(text.slice(end)))
  return <>{pieces}</>
}

interface MarkedNameProps {
  tabId: string
  text: string
  mark: NameMark
  marks: readonly NameMark[]
  names: TabNames
}

function MarkedName({ tabId, text, mark, marks, names }: MarkedNameProps) {
  const { name, from, tone } = mark
  const button = useRef<HTMLButtonElement>(null)
  const cardId = useId()
  const card = useMarkCard(marks)
  const isShown = card.shown !== undefined
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing shows what the focus shows as well
    <span
      onMouseEnter={() => card.point(from)}
      onMouseLeave={() => card.point(undefined)}
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) card.leave()
      }}
      onKeyDown={event => {
        if (event.key !== 'Escape' || !card.byCaret) return
        event.preventDefault()
        card.dismiss()
      }}
    >
      <button
        ref={button}
        type="button"
        aria-describedby={isShown ? cardId : undefined}
        // As if the caret stood in it.
        onFocus={() => card.caret(from + 1)}
        className={classNames('select-text wrap-anywhere rounded-sm text-left ring-1', MARK_TONES[tone])}
      >
        {visibleText(text)}
        {tone === 'unresolved' && <span className="sr-only"> Unresolved</span>}
      </button>
      {isShown && (
        <MarkCard id={cardId} anchor={() => button.current?.getBoundingClientRect()}>
          <NameCard tabId={tabId} name={name} found={findName(name, names)} />
        </MarkCard>
      )}
    </span>
  )
}
