import { Pause, Play, RotateCcw, Square } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { countOf } from '#shared/format/count.ts'
import { toConfirm } from '#shared/run/limits.ts'
import { Button } from '../../components/button.tsx'
import { type NumberField, NumberFields } from '../../components/number-fields.tsx'
import { Switch } from '../../components/switch.tsx'
import {
  changeFlow,
  type Flow,
  type FlowChoice,
  type FlowNumber,
  flowProblem,
  isUnderWay,
  pauseFlow,
  resumeFlow,
  sizeOfFlow,
  startFlow,
  stopFlow
} from '../../state/flows.ts'
import type { View } from '../../state/views.ts'
import { ConfirmRun } from '../runs/confirm-run.tsx'

const FIELDS: readonly NumberField<FlowNumber>[] = [
  { name: 'iterations', label: 'Iterations', step: 1 },
  { name: 'delayMs', label: 'Delay between requests', unit: 'ms', step: 50 }
]

interface RunFormProps {
  view: View<'run'>
  flow: Flow
  /** How many requests are to be run in each iteration. */
  chosen: number
}

/** How often a folder is run, and how; and what can be done with a run that is under way. */
export function RunForm({ view, flow, chosen }: RunFormProps) {
  const { id } = view
  const underWay = isUnderWay(flow)
  const problemOf = (name: FlowNumber) => flowProblem(flow, name)
  const isWrong =
    FIELDS.some(({ name }) => problemOf(name) !== undefined) || (flow.data?.problems.length ?? 0) > 0
  const cannotRun = isWrong || flow.reading
  const [asking, setAsking] = useState<FlowChoice>()
  const start = (choice: FlowChoice) => {
    if (toConfirm({ count: sizeOfFlow(view, choice), concurrency: 1 }).length > 0) setAsking(choice)
    else void startFlow(view, choice, false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!cannotRun && !underWay && chosen > 0) start('all')
  }
  return (
    <form
      aria-label="How it is run"
      noValidate
      onSubmit={submit}
      className="flex flex-wrap items-center gap-x-5 gap-y-2.5"
    >
      <NumberFields
        fields={FIELDS}
        typed={flow.typed}
        problemOf={problemOf}
        disabled={underWay}
        onType={typed => changeFlow(id, { typed })}
      />
      <span className="flex items-center gap-2 text-muted text-xs">
        <Switch
          label="Stop at the first failure"
          checked={flow.bail}
          disabled={underWay}
          onChange={bail => changeFlow(id, { bail })}
        />
        <span aria-hidden="true">Stop at the first failure</span>
      </span>
      <span className="ml-auto flex gap-2">
        {underWay ? (
          <>
            {flow.state === 'running' ? (
              <Button onClick={() => pauseFlow(id)}>
                <Pause aria-hidden="true" className="size-3.5" />
                Pause
              </Button>
            ) : (
              <Button onClick={() => resumeFlow(id)}>
                <Play aria-hidden="true" className="size-3.5" />
                Resume
              </Button>
            )}
            <Button variant="danger" onClick={() => stopFlow(id)} className="w-28">
              <Square aria-hidden="true" className="size-3.5 fill-current" />
              Stop
            </Button>
          </>
        ) : (
          <>
            {flow.log.failed > 0 && (
              <Button disabled={cannotRun} onClick={() => start('failures')}>
                <RotateCcw aria-hidden="true" className="size-3.5" />
                Run failed again
              </Button>
            )}
            <Button variant="primary" type="submit" disabled={cannotRun || chosen === 0} className="w-28">
              <Play aria-hidden="true" className="size-3.5" />
              {flow.state === 'ready' ? 'Run' : 'Run again'}
            </Button>
          </>
        )}
      </span>
      {asking && !underWay && (
        <ConfirmFlow
          view={view}
          choice={asking}
          onCancel={() => setAsking(undefined)}
          onConfirm={() => {
            setAsking(undefined)
            void startFlow(view, asking, true)
          }}
        />
      )}
    </form>
  )
}

interface ConfirmFlowProps {
  view: View<'run'>
  choice: FlowChoice
  onConfirm: () => void
  onCancel: () => void
}

function ConfirmFlow({ view, choice, ...answers }: ConfirmFlowProps) {
  const many = countOf(sizeOfFlow(view, choice), 'request')
  return (
    <div className="w-full">
      <ConfirmRun action={`Send ${many}`} {...answers}>
        Send {many}, one after the other?
      </ConfirmRun>
    </div>
  )
}
