import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { SondeMark } from '../../sonde-mark.tsx'
import type { HostRefusal } from '../../state/connect-host.ts'
import { type HostStatus, host, useHost } from '../../state/host.ts'
import { inElectron } from '../../state/shell-kind.ts'

const SILENT = inElectron
  ? 'The engine does not start. It is being tried again.'
  : 'Sonde does not answer at this address. It may have been stopped. It is being tried again.'

const UNUSABLE = 'Sonde runs, but this window cannot be opened. It is being tried again.'

/** What stands in the window until its tabs have come, and why they do not. */
export function HostPage() {
  const status = useHost(state => state.status)
  return (
    <main className="flex h-full select-text flex-col items-center justify-center gap-3 p-8 text-center">
      <SondeMark className="size-10" />
      <h1 className="font-semibold text-base">Sonde</h1>
      <div aria-live="polite" className="flex max-w-md flex-col items-center gap-3 text-muted text-sm">
        <Explanation status={status} />
      </div>
    </main>
  )
}

function Explanation({ status }: { status: HostStatus }): ReactNode {
  switch (status.state) {
    case 'connecting':
    case 'connected':
      return <p className="fade-in-late">Starting…</p>
    case 'lost':
      return (
        <>
          <p>{status.problem ? UNUSABLE : SILENT}</p>
          {status.problem && <p className="text-bad">{status.problem}</p>}
          <RetryButton />
        </>
      )
    case 'refused':
      return <Refusal why={status.why} />
  }
}

function Refusal({ why }: { why: HostRefusal['why'] }): ReactNode {
  switch (why) {
    case 'no-token':
      return (
        <>
          <p className="text-ink">This address lacks its key.</p>
          <p>
            Only who started Sonde may use it, so its address ends in a key, after a #. Open the whole address
            that <Serve /> has printed in its terminal.
          </p>
        </>
      )
    case 'not-a-token':
      return (
        <>
          <p className="text-ink">What stands after the # in this address is not a key of Sonde.</p>
          <p>
            It may have been cut short or changed on its way. Open the whole address that <Serve /> has
            printed in its terminal.
          </p>
        </>
      )
    case 'wrong-token':
      return (
        <>
          <p className="text-ink">The key in this address is not valid any more.</p>
          <p>
            Each start of Sonde makes a new key. Open the address that <Serve /> has printed last.
          </p>
          <RetryButton />
        </>
      )
  }
}

function Serve() {
  return <code className="font-mono">sonde serve</code>
}

function RetryButton() {
  return <Button onClick={() => host.retry()}>Try again</Button>
}
