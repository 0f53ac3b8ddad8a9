import { type KeyboardEvent, useState } from 'react'

interface PointListProps {
  label: string
  /** What each point says, from left to right. */
  points: readonly string[]
  /** Which is looked at, by the pointer or the keyboard; undefined when none is any more. */
  onLook: (index: number | undefined) => void
}

/**
 * The points of a chart as a list over its picture, side by side and of one width: for the pointer, and for who does not
 * see the picture. One stop for Tab, then arrow keys, Home and End.
 */
export function PointList({ label, points, onLook }: PointListProps) {
  const [stop, setStop] = useState(0)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: points.length - 1 }[event.key]
    if (target === undefined) return
    event.preventDefault()
    const next = event.currentTarget.children[Math.max(0, Math.min(target, points.length - 1))]
    if (next instanceof HTMLElement) next.focus()
  }
  const look = (index: number) => {
    setStop(index)
    onLook(index)
  }
  const last = Math.min(stop, points.length - 1)
  return (
    <div
      role="listbox"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onPointerLeave={() => onLook(undefined)}
      onBlur={() => onLook(undefined)}
      className="absolute inset-x-0 top-0 bottom-5 flex"
    >
      {points.map((point, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place
          key={index}
          role="option"
          aria-label={point}
          aria-selected={index === last}
          tabIndex={index === last ? 0 : -1}
          onFocus={() => look(index)}
          onPointerEnter={() => look(index)}
          className="min-w-0 flex-1 rounded-xs -outline-offset-1"
        />
      ))}
    </div>
  )
}
