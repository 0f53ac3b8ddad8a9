import { DEFAULT_SETTINGS } from '#shared/model/default-settings.ts'
import { PHASE_NAMES, type PhaseName } from '#shared/model/phases.ts'
import { PHASE_ACTIVITY } from '../../waterfall/phase-words.ts'
import { NumberField } from './number-field.tsx'
import { nameTimeout, parseTimeout } from './parse-timeout.ts'
import { SettingGroup } from './setting-row.tsx'
import { SourceOfSetting } from './setting-source.tsx'
import { type SettingSource, useSettings } from './use-settings.ts'

const TIMEOUTS = [
  { name: 'connectMs', label: 'Connect', explains: 'DNS, TCP, proxy and TLS, until the connection stands.' },
  {
    name: 'requestMs',
    label: 'Request',
    explains: 'From the connection, or the last of the upload, to the end of the response head.'
  },
  {
    name: 'idleMs',
    label: 'Idle',
    explains: 'Between two bytes of the response body. Event streams may be silent.'
  },
  {
    name: 'totalMs',
    label: 'Total',
    explains: 'The whole exchange with all its hops, whatever it is doing.'
  }
] as const

/** The wait before a retry has its own measure. */
const LIMITED = PHASE_NAMES.filter(name => name !== 'backoff')

const byDefault = (ms: number) => (ms === 0 ? 'Off by default.' : `Default ${nameTimeout(ms)}.`)

/** Of a WebSocket those of its handshake: after that it is its own settings that count. */
const OF_HANDSHAKE: ReadonlySet<string> = new Set(['connectMs', 'requestMs', 'totalMs'])

/**
 * The timeouts that are there for everybody, and folded under them one for each phase.
 * @param handshake they are those of a handshake alone
 */
export function TimeoutSettings({ handshake = false }: { handshake?: boolean }) {
  const { typed, complete, edit, sourceOf } = useSettings()
  const { timeouts } = typed
  const { phases = {} } = complete.timeouts
  const setPhase = (name: PhaseName, ms: number) => {
    const { [name]: _, ...others } = phases
    edit({ timeouts: { ...timeouts, phases: ms === 0 ? others : { ...others, [name]: ms } } })
  }
  const limited = Object.keys(phases).length
  const shown = handshake ? TIMEOUTS.filter(({ name }) => OF_HANDSHAKE.has(name)) : TIMEOUTS
  return (
    <SettingGroup
      title={handshake ? 'Timeouts of the handshake' : 'Timeouts'}
      note="In milliseconds, for each attempt anew; 0 switches one off"
    >
      {shown.map(({ name, label, explains }) => (
        <TimeoutField
          key={name}
          label={`${label} timeout`}
          title={label}
          explains={`${explains} ${byDefault(DEFAULT_SETTINGS.timeouts[name])}`}
          field={`settings.timeouts.${name}`}
          source={sourceOf(`timeouts.${name}`)}
          ms={complete.timeouts[name]}
          onChange={ms => edit({ timeouts: { ...timeouts, [name]: ms } })}
        />
      ))}
      <details className="border-line border-t">
        <summary className="cursor-default rounded py-2.5 text-muted text-xs hover:text-ink">
          Limits for single phases
          {limited > 0 && <span className="ml-2 text-accent">{limited} set</span>}
        </summary>
        <div className="flex justify-end">
          <SourceOfSetting title="limits of phases" source={sourceOf('timeouts.phases')} />
        </div>
        {LIMITED.map(name => (
          <TimeoutField
            key={name}
            label={`Limit of ${name}`}
            title={name}
            explains={`${PHASE_ACTIVITY[name]}.`}
            field={`settings.timeouts.phases.${name}`}
            ms={phases[name] ?? 0}
            onChange={ms => setPhase(name, ms)}
          />
        ))}
      </details>
    </SettingGroup>
  )
}

interface TimeoutFieldProps {
  label: string
  title: string
  explains: string
  field: string
  source?: SettingSource
  ms: number
  onChange: (ms: number) => void
}

function TimeoutField({ ms, ...rest }: TimeoutFieldProps) {
  return (
    <NumberField
      {...rest}
      value={ms}
      step={1000}
      unit={ms === 0 ? 'off' : 'ms'}
      read={parseTimeout}
      name={nameTimeout}
    />
  )
}
