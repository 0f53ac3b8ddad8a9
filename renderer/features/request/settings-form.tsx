import { ShieldAlert } from 'lucide-react'
import { useId } from 'react'
import { DEFAULT_SETTINGS } from '#shared/model/default-settings.ts'
import type { Draft } from '#shared/model/draft.ts'
import { Switch } from '../../components/switch.tsx'
import { editDraft, useDraft } from '../../state/tabs.ts'
import { nameTimeout } from './parse-timeout.ts'
import { TimeoutField } from './timeout-field.tsx'

type TimeoutName = Exclude<keyof Draft['settings']['timeouts'], 'phases'>

const TIMEOUTS: readonly { name: TimeoutName; label: string; explains: string }[] = [
  { name: 'connectMs', label: 'Connect', explains: 'DNS, TCP and TLS, until the connection stands.' },
  {
    name: 'requestMs',
    label: 'Request',
    explains: 'From the connection, or the last of the upload, to the end of the response head.'
  },
  { name: 'idleMs', label: 'Idle', explains: 'Between two bytes of the response body.' },
  { name: 'totalMs', label: 'Total', explains: 'The whole exchange, whatever it is doing.' }
]

const byDefault = (ms: number) => (ms === 0 ? 'Off by default.' : `Default ${nameTimeout(ms)}.`)

/** How the request is sent. */
export function SettingsForm({ tabId }: { tabId: string }) {
  const { settings } = useDraft(tabId)
  const { timeouts, insecure } = settings
  const edit = (change: Partial<Draft['settings']>) =>
    editDraft(tabId, { settings: { ...settings, ...change } })

  return (
    <div className="flex max-w-2xl flex-col gap-6 p-4">
      <section aria-labelledby="timeouts">
        <h2 id="timeouts" className="font-medium text-sm">
          Timeouts
        </h2>
        <p className="mt-0.5 mb-2 text-muted text-xs">In milliseconds, up to 24 hours; 0 switches one off.</p>
        {TIMEOUTS.map(({ name, label, explains }) => (
          <TimeoutField
            key={name}
            label={`${label} timeout`}
            title={label}
            explains={`${explains} ${byDefault(DEFAULT_SETTINGS.timeouts[name])}`}
            field={`settings.timeouts.${name}`}
            value={timeouts[name]}
            onChange={value => edit({ timeouts: { ...timeouts, [name]: value } })}
          />
        ))}
      </section>
      <CertificateCheck insecure={insecure} onChange={next => edit({ insecure: next })} />
    </div>
  )
}

function CertificateCheck({
  insecure,
  onChange
}: {
  insecure: boolean
  onChange: (insecure: boolean) => void
}) {
  const explanation = useId()
  return (
    <section aria-labelledby="security">
      <h2 id="security" className="mb-2 font-medium text-sm">
        Security
      </h2>
      <div className="flex min-h-11 items-center gap-4 border-line border-t py-1.5">
        <div className="min-w-0 flex-1">
          <p className="text-sm">Verify TLS certificates</p>
          <p id={explanation} className="text-muted text-xs">
            Refuse servers that cannot prove who they are.
          </p>
        </div>
        <Switch
          label="Verify TLS certificates"
          describedBy={explanation}
          checked={!insecure}
          onChange={verify => onChange(!verify)}
        />
      </div>
      {insecure && (
        <p
          role="status"
          className="mt-2 flex items-start gap-2 rounded-md border border-warn/40 bg-warn-soft px-3 py-2 text-ink text-xs"
        >
          <ShieldAlert aria-hidden="true" className="size-4 shrink-0 text-warn" />
          Anyone between you and the server can read and change this exchange without being noticed. Switch
          the check off only for servers of your own.
        </p>
      )}
    </section>
  )
}
