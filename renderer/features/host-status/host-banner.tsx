import { PlugZap } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { type HostStatus, host, useHost } from '../../state/host.ts'
import { inElectron } from '../../state/shell-kind.ts'
import { Banner } from './banner.tsx'
import { NewAddressForm } from './new-address-form.tsx'

const LOST = inElectron
  ? 'The engine stopped. It is being restarted; your drafts are kept.'
  : 'The connection to Sonde is lost: it was stopped, or the network is down. Your drafts are kept.'

const REFUSED =
  'Sonde was started anew, and this page holds the key of the launch before. Enter the address that it has printed now to go on here; until then your drafts are kept in this page alone.'

const UNUSABLE =
  'Sonde is back, but it cannot take this window up again. It is being tried again; your drafts are kept here.'

function explain(status: HostStatus): string {
  if (status.state === 'refused') return REFUSED
  return status.state === 'lost' && status.problem ? `${UNUSABLE} ${status.problem}` : LOST
}

/** Says across the window that the host is gone, while everything in it stays in sight. */
export function HostBanner() {
  const status = useHost(host => host.status)
  if (status.state === 'connected' || status.state === 'connecting') return null
  return (
    <Banner
      icon={<PlugZap />}
      action={
        status.state === 'refused' ? (
          <NewAddressForm />
        ) : (
          <Button size="small" onClick={() => host.retry()}>
            Reconnect now
          </Button>
        )
      }
    >
      {explain(status)}
    </Banner>
  )
}
