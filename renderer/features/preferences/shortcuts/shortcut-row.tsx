import { RotateCcw } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Command } from '../../../commands/command.ts'
import {
  type ChosenChords,
  chooseChords,
  effectiveChords,
  findConflict
} from '../../../commands/effective-chords.ts'
import type { KeyChord } from '../../../commands/key-chord.ts'
import { whyNoShortcut } from '../../../commands/refuse-chord.ts'
import { commands } from '../../../commands/registry.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { setPreferences } from '../../../state/preferences.ts'
import { inElectron, onMac } from '../../../state/shell-kind.ts'
import { ChordChip } from './chord-chip.tsx'
import { ChordConflict } from './chord-conflict.tsx'
import { ChordRecorder } from './chord-recorder.tsx'

/** Where the focus is while keys are recorded: what takes them, and the answer when another command has them. */
const RECORDING = '[data-records-keys], [data-answers-keys]'

interface ShortcutRowProps {
  command: Command
  chosen: ChosenChords
  /** Whether keys are being pressed for it. */
  recording: boolean
  onRecord: (start: boolean) => void
}

/** A command with its shortcuts: each can be removed, others recorded, and all be as they came. */
export function ShortcutRow({ command, chosen, recording, onRecord }: ShortcutRowProps) {
  const { id, title } = command
  const chords = effectiveChords(command, chosen)
  const [pressed, setPressed] = useState<KeyChord>()
  const row = useRef<HTMLLIElement>(null)

  const put = (next: readonly KeyChord[], under = chosen) =>
    setPreferences({ shortcuts: chooseChords(under, command, next) })
  const stop = () => {
    setPressed(undefined)
    onRecord(false)
  }
  const refusal = pressed && whyNoShortcut(pressed, { browser: !inElectron, mac: onMac })
  const conflict = pressed && !refusal ? findConflict(pressed, command, commands, chosen) : undefined
  const record = (chord: KeyChord) => {
    setPressed(chord)
    if (whyNoShortcut(chord, { browser: !inElectron, mac: onMac })) return
    if (findConflict(chord, command, commands, chosen)) return
    if (!chords.includes(chord)) put([...chords, chord])
    stop()
  }
  const takeOver = () => {
    if (!pressed || !conflict) return
    const rest = effectiveChords(conflict, chosen).filter(chord => chord !== pressed)
    put([...chords, pressed], chooseChords(chosen, conflict, rest))
    // The button that was pressed goes.
    row.current?.querySelector<HTMLElement>('[data-records-keys]')?.focus()
    stop()
  }

  return (
    <li
      ref={row}
      aria-label={title}
      onBlur={({ relatedTarget }) => {
        if (recording && !relatedTarget?.closest(RECORDING)) stop()
      }}
      onKeyDown={event => {
        if (!recording || event.key !== 'Escape') return
        // The dialog around it is not meant.
        event.stopPropagation()
        row.current?.querySelector<HTMLElement>('[data-records-keys]')?.focus()
        stop()
      }}
      className="border-line border-t py-1"
    >
      <div className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-40 flex-1 text-sm">{title}</span>
        {chords.map(chord => (
          <ChordChip
            key={chord}
            chord={chord}
            title={title}
            onRemove={() => put(chords.filter(other => other !== chord))}
          />
        ))}
        <ChordRecorder
          title={title}
          recording={recording}
          pressed={pressed}
          describedBy={pressed === undefined ? undefined : `${id}-told`}
          onStart={() => onRecord(true)}
          onPress={record}
          onStop={stop}
        />
        <IconButton
          label={`Reset ${title}`}
          icon={<RotateCcw />}
          disabled={chosen[id] === undefined}
          onClick={() => put(command.keys ?? [])}
          className="size-6 disabled:invisible [&_svg]:size-3.5"
        />
      </div>
      {recording && pressed !== undefined && (
        <ChordConflict id={`${id}-told`} refusal={refusal} other={conflict?.title} onTakeOver={takeOver} />
      )}
    </li>
  )
}
