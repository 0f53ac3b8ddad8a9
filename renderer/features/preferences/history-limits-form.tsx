import { useState } from 'react'
import type { HistoryLimits } from '#shared/model/history.ts'
import { Button } from '../../components/button.tsx'
import { setPreferences } from '../../state/preferences.ts'
import { NumberField } from '../request/settings/number-field.tsx'
import { parseCount } from '../request/settings/parse-count.ts'

const MiB = 1024 * 1024

const LIMITS = [
  { name: 'maxCount', label: 'Exchanges', unit: '', step: 100, most: 1_000_000, each: 1 },
  { name: 'maxBytes', label: 'Size', unit: 'MiB', step: 128, most: 1_000_000, each: MiB },
  { name: 'maxDays', label: 'Age', unit: 'days', step: 10, most: 36_500, each: 1 }
] as const

const EXPLAINS = {
  maxCount: 'How many are kept at most.',
  maxBytes: 'What records and bodies may take on disk.',
  maxDays: 'What is older goes.'
}

/** The limits are put in force together, since a lower one deletes: 5 on the way to 500 must not. */
export function HistoryLimitsForm({ limits }: { limits: HistoryLimits }) {
  const [typed, setTyped] = useState(limits)
  const changed = LIMITS.some(({ name }) => typed[name] !== limits[name])
  const lower = LIMITS.some(({ name }) => typed[name] < limits[name])
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (changed) setPreferences({ history: typed })
      }}
    >
      {LIMITS.map(({ name, label, unit, step, most, each }) => (
        <NumberField
          key={name}
          label={`${label} of the history`}
          title={label}
          explains={EXPLAINS[name]}
          field={`history.${name}`}
          value={Math.round(typed[name] / each)}
          step={step}
          unit={unit}
          read={text => parseCount(text, most)}
          name={String}
          onChange={value => setTyped(now => ({ ...now, [name]: value * each }))}
        />
      ))}
      <div className="flex min-h-10 items-center justify-end gap-3 border-line border-t pt-2">
        <p className="min-w-0 flex-1 text-muted text-xs">
          {lower ? 'What is beyond these limits is deleted: imports, then the oldest.' : '0 keeps nothing.'}
        </p>
        <Button size="small" type="submit" variant={changed ? 'primary' : 'plain'} disabled={!changed}>
          Use these limits
        </Button>
      </div>
    </form>
  )
}
