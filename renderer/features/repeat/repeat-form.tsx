import { Play, Square } from 'lucide-react'
import type { FormEvent } from 'react'
import { Button } from '../../components/button.tsx'
import { type NumberField, NumberFields } from '../../components/number-fields.tsx'
import { SegmentedChoice } from '../../components/segmented-choice.tsx'
import { changeRepeat, type RepeatNumber, repeatProblem, stopRepeat, useRepeat } from '../../state/repeats.ts'

const FIELDS: readonly NumberField<RepeatNumber>[] = [
  { name: 'count', label: 'Requests', step: 10 },
  { name: 'concurrency', label: 'At the same time', step: 1 },
  { name: 'delayMs', label: 'Delay after each', unit: 'ms', step: 50 }
]

const CONNECTIONS = [
  { value: 'reuse', label: 'Reuse connections' },
  { value: 'fresh', label: 'A new one each' }
] as const

/** How often a request is sent, and how. @param onStart it may be sent as it stands */
export function RepeatForm({ viewId, onStart }: { viewId: string; onStart: () => void }) {
  const repeat = useRepeat(viewId)
  const running = repeat.state === 'running'
  const problemOf = (name: RepeatNumber) => repeatProblem(repeat, name)
  const isWrong = FIELDS.some(({ name }) => problemOf(name) !== undefined)
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
      <NumberFields
        fields={FIELDS}
        typed={repeat.typed}
        problemOf={problemOf}
        disabled={running}
        onType={typed => changeRepeat(viewId, { typed })}
      />
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
