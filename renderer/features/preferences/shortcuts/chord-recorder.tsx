import { useEffect, useEffectEvent, useRef } from 'react'
import { chordCaps, chordOf, type KeyChord } from '../../../commands/key-chord.ts'
import { KeyHint } from '../../../components/key-hint.tsx'
import { onMac } from '../../../state/shell-kind.ts'

/** Keys that are only held for another, or begin a sign. */
const UNFINISHED = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process'])

interface ChordRecorderProps {
  /** What it is for, before what it shows. */
  label: string
  /** What was pressed last and could not be taken. */
  pressed: KeyChord | undefined
  describedBy: string | undefined
  onPress: (chord: KeyChord) => void
  onCancel: () => void
  /** The focus has gone elsewhere. */
  onLeave: () => void
}

/** Takes the next keys that are pressed. Escape gives up. */
export function ChordRecorder({
  label,
  pressed,
  describedBy,
  onPress,
  onCancel,
  onLeave
}: ChordRecorderProps) {
  const button = useRef<HTMLButtonElement>(null)
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.target !== button.current || event.isComposing) return
    // The way on for whoever works with the keyboard alone.
    if (event.key === 'Tab' && !event.ctrlKey && !event.metaKey && !event.altKey) return
    // Neither the dialog around it nor the browser is meant.
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.repeat || UNFINISHED.has(event.key)) return
    const chord = chordOf(event, onMac)
    if (chord === 'Escape') onCancel()
    else onPress(chord)
  })
  useEffect(() => {
    button.current?.focus()
    const listener = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listener, { capture: true })
    return () => window.removeEventListener('keydown', listener, { capture: true })
  }, [])
  return (
    <button
      ref={button}
      type="button"
      data-records-keys
      aria-describedby={describedBy}
      onBlur={event => {
        // The answer to a conflict is a button beside it.
        if (!event.currentTarget.closest('li')?.contains(event.relatedTarget)) onLeave()
      }}
      className="inline-flex h-6.5 items-center gap-2 rounded-md border border-accent bg-accent-soft px-2 text-ink text-xs"
    >
      <span className="sr-only">{label}</span>
      {pressed === undefined ? 'Press keys, Esc gives up' : <KeyHint keys={chordCaps(pressed, onMac)} />}
    </button>
  )
}
