import { Play, Square } from 'lucide-react'
import type { FormEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { NumberInput } from '../../components/number-input.tsx'
import { SegmentedChoice } from '../../components/segmented-choice.tsx'
import {
  changeRepeat,
  type RepeatNumber,
  repeatOf,
  repeatProblem,
  stopRepeat,
  useRepeat
} from '../../state/repeats.ts'

const FIELDS: readonly { field: RepeatNumber; label: string; unit?: string; step: number }[] = [
  { field: 'count', label: 'Requests', step: 10 },
  { field: 'concurrency', label: 'At the same time', step: 1 },
  { field: 'delayMs', label: 'Delay after each', unit: 'ms', step: 50 }
]

const CONNECTIONS = [
  { value: 'reuse', label: 'Reuse connections' },
  { value: 'fresh', label: 'A new one each' }
] as const

/** How often a request is sent, and how. @param onStart it may be sent as it stands */
export function RepeatForm({ viewId, onStart }: { viewId: string; onStart: () => void }) {
  const repeat = useRepeat(viewId)
  const running = repeat.state === 'running'
  const isWrong = FIELDS.some(({ field }) => repeatProblem(repeat, field) !== undefined)
  const type = (field: RepeatNumber, text: string) =>
    changeRepeat(viewId, { typed: { ...repeatOf(viewId).typed, [field]: text } })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isWrong && !running) onStart()
  }
  return (
    <form
      aria-label="How often it is sent"
      noValidate
      onSubmit={submit}
      className="flex flex-wrap items-center gap-x-5 gap-y-2.5"
    >
      {FIELDS.map(({ field, label, unit, step }) => (
        <NumberInput
          key={field}
          label={label}
          {...(unit !== undefined && { unit })}
          step={step}
          value={repeat.typed[field]}
          problem={repeatProblem(repeat, field)}
          disabled={running}
          onChange={text => type(field, text)}
        />
      ))}
      <SegmentedChoice
        label="Connections"
        value={repeat.connections}
        options={CONNECTIONS}
        disabled={running}
        onChange={connections => changeRepeat(viewId, { connections })}
      />
      {running ? (
        <Button variant="danger" onClick={() => stopRepeat(viewId)} className="ml-auto w-28">
          <Square aria-hidden="true" className="size-3.5 fill-current" />
          Stop
        </Button>
      ) : (
        <Button variant="primary" type="submit" disabled={isWrong} className="ml-auto w-28">
          <Play aria-hidden="true" className="size-3.5" />
          {repeat.state === 'ready' ? 'Start' : 'Start again'}
        </Button>
      )}
    </form>
  )
}
