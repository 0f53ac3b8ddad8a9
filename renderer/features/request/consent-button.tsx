import { useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { ConsentRequest } from '#shared/model/consent.ts'
import { Button } from '../../components/button.tsx'
import { host } from '../../state/host.ts'

interface ConsentButtonProps {
  consent: ConsentRequest
  onGranted?: () => void
}

/** Has the shell ask the person for what a request needs. */
export function ConsentButton({ consent, onGranted }: ConsentButtonProps) {
  const [why, setWhy] = useState<string>()
  const ask = async () => {
    try {
      const client = await host.ready()
      const { granted, why: reason } = await client.call('consent.ask', consent)
      setWhy(granted ? undefined : reason)
      if (granted) onGranted?.()
    } catch (thrown) {
      setWhy(ClientError.wrap(thrown).message)
    }
  }
  return (
    <>
      <Button size="small" className="h-6" onClick={() => void ask()}>
        Allow…
      </Button>
      {why !== undefined && (
        <p role="status" className="w-full select-text text-muted text-xs">
          {why}
        </p>
      )}
    </>
  )
}
