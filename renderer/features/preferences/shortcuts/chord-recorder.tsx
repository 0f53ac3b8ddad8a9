import { Plus } from 'lucide-react'
import { useEffect, useEffectEvent, useRef } from 'react'
import { chordCaps, chordOf, type KeyChord } from '../../../commands/key-chord.ts'
import { KeyHint } from '../../../components/key-hint.tsx'
import { onMac } from '../../../state/shell-kind.ts'

/** Keys that are only held for another, or begin a sign. */
const UNFINISHED = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process'])

interface ChordRecorderProps {
  /** Of the command that the keys are for. */
  title: string
  recording: boolean
  /** What was pressed last and could not be taken. */
  pressed: KeyChord | undefined
  describedBy: string | undefined
  onStart: () => void
  onPress: (chord: KeyChord) => void
  onStop: () => void
}

/** A button that takes the next keys that are pressed on it. Escape gives up. It keeps the focus all the while: whoever draws it stops it when the focus goes. */
export function ChordRecorder(props: ChordRecorderProps) {
  const { title, recording, pressed, describedBy, onStart, onPress, onStop } = props
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
    if (chord === 'Escape') onStop()
    else onPress(chord)
  })
  useEffect(() => {
    if (!recording) return
    button.current?.focus()
    const listener = (event: KeyboardEvent) => press(event)
    window.addEventListener('keydown', listener, { capture: true })
    return () => window.removeEventListener('keydown', listener, { capture: true })
  }, [recording])
  if (!recording)
    return (
      <button
        ref={button}
        type="button"
        aria-label={`Record keys for ${title}`}
        onClick={onStart}
        className={IDLE}
      >
        <Plus aria-hidden="true" className="size-3.5" />
      </button>
    )
  return (
    <button ref={button} type="button" data-records-keys aria-describedby={describedBy} className={RECORDING}>
      <span className="sr-only">Keys for {title}.</span>
      {pressed === undefined ? 'Press keys, Esc gives up' : <KeyHint keys={chordCaps(pressed, onMac)} />}
    </button>
  )
}

const IDLE =
  'flex size-6 shrink-0 items-center justify-center rounded-md text-muted transition-colors duration-100 hover:bg-hover hover:text-ink'
const RECORDING =
  'inline-flex h-6.5 shrink-0 items-center gap-2 rounded-md border border-accent bg-accent-soft px-2 text-ink text-xs'
