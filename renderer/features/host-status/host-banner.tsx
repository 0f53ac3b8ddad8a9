import { PlugZap } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { host, useHost } from '../../state/host.ts'
import { inElectron } from '../../state/shell-kind.ts'

const ENGINE = inElectron
  ? 'The engine stopped. It is being restarted; your drafts are kept.'
  : 'The connection to Sonde is lost: it was stopped, or the network is down. Your drafts are kept.'

/** Says across the window that the host is gone, while everything in it stays in sight. */
export function HostBanner() {
  const status = useHost(state => state.status)
  if (status.state === 'connected' || status.state === 'connecting') return null
  const refused = status.state === 'refused'
  return (
    <div
      role="alert"
      className="flex min-h-9 shrink-0 items-center gap-2.5 border-warn/40 border-b bg-warn-soft px-3 py-1.5 text-sm"
    >
      <PlugZap aria-hidden="true" className="size-4 shrink-0 text-warn" />
      <p className="flex-1">
        {refused
          ? 'Sonde was started anew and this page holds the key of the earlier launch. Open the address it has printed; your drafts are kept here until then.'
          : ENGINE}
      </p>
      <Button size="small" onClick={() => host.retry()}>
        Reconnect now
      </Button>
    </div>
  )
}
