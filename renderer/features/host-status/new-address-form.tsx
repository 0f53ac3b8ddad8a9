import { type FormEvent, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { goToAddress } from '../../state/connect-host.ts'
import { type HostStatus, useHost } from '../../state/host.ts'

const NO_KEY = 'That is no whole address of Sonde: it ends in a key, after a #.'
const OLD_KEY = 'Sonde does not take that key either. Take the address that it has printed last.'

/** Takes the address that a new launch has printed, so that this page goes on as it stands. */
export function NewAddressForm() {
  const status = useHost(host => host.status)
  const [address, setAddress] = useState('')
  const [problem, setProblem] = useState('')
  /** Whose key was refused when another one was tried. */
  const [refused, setRefused] = useState<HostStatus>()
  const told = problem !== '' ? problem : refused && refused !== status ? OLD_KEY : ''
  const connect = (event: FormEvent) => {
    event.preventDefault()
    setRefused(undefined)
    if (!goToAddress(address)) {
      setProblem(NO_KEY)
      return
    }
    setRefused(status)
    // It is a secret.
    setAddress('')
  }
  return (
    <form onSubmit={connect} className="w-80">
      <div className="flex gap-1.5">
        <input
          type="text"
          aria-label="New address of Sonde"
          aria-invalid={told !== ''}
          placeholder="http://127.0.0.1:…/#…"
          spellCheck={false}
          autoComplete="off"
          value={address}
          onChange={event => {
            setAddress(event.target.value)
            setProblem('')
          }}
          className="h-7 min-w-0 flex-1 select-text rounded-md border border-line-strong bg-app px-2 font-mono text-code placeholder:text-faint aria-invalid:border-bad"
        />
        <Button size="small" type="submit" disabled={address.trim() === ''}>
          Connect
        </Button>
      </div>
      {told !== '' && (
        <p role="status" className="mt-1 text-bad text-xs">
          {told}
        </p>
      )}
    </form>
  )
}
