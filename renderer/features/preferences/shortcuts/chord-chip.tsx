import { X } from 'lucide-react'
import { chordCaps, type KeyChord, spokenChord } from '../../../commands/key-chord.ts'
import { KeyHint } from '../../../components/key-hint.tsx'
import { onMac } from '../../../state/shell-kind.ts'

interface ChordChipProps {
  chord: KeyChord
  /** Of its command. */
  title: string
  onRemove: () => void
}

/** A shortcut that a command has. */
export function ChordChip({ chord, title, onRemove }: ChordChipProps) {
  const spoken = spokenChord(chord, onMac)
  return (
    <span className="inline-flex items-center gap-0.5 rounded-md bg-hover/60 pl-1">
      <KeyHint keys={chordCaps(chord, onMac)} />
      <span className="sr-only">{spoken}</span>
      <button
        type="button"
        aria-label={`Remove ${spoken} from ${title}`}
        onClick={onRemove}
        className="flex size-6 items-center justify-center rounded text-muted hover:text-bad"
      >
        <X aria-hidden="true" className="size-3" />
      </button>
    </span>
  )
}
