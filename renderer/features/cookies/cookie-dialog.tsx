import { type FormEvent, useId, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { CookieContent, KeptCookie } from '#shared/model/cookies.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { replaceCookie } from '../../state/cookies.ts'
import { CookieSwitch } from './cookie-switch.tsx'
import { toLocalTime, toTimestamp } from './local-time.ts'

/** Edits a cookie of the jar. */
export function CookieDialog({ cookie, onClose }: { cookie: KeptCookie | undefined; onClose: () => void }) {
  return (
    <Dialog open={cookie !== undefined} onClose={onClose} title="Edit cookie">
      {cookie && <CookieForm key={cookie.key} cookie={cookie} onClose={onClose} />}
    </Dialog>
  )
}

const SAME_SITE = [
  { value: '', label: 'Not said' },
  { value: 'Strict', label: 'Strict' },
  { value: 'Lax', label: 'Lax' },
  { value: 'None', label: 'None' }
] as const
type SameSite = (typeof SAME_SITE)[number]['value']

function CookieForm({ cookie, onClose }: { cookie: KeptCookie; onClose: () => void }) {
  const id = useId()
  const [name, setName] = useState(cookie.name)
  const [value, setValue] = useState(cookie.value)
  const [domain, setDomain] = useState(cookie.domain)
  const [path, setPath] = useState(cookie.path)
  const [expires, setExpires] = useState(toLocalTime(cookie.expires))
  const [flags, setFlags] = useState({
    hostOnly: cookie.hostOnly,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly
  })
  const [sameSite, setSameSite] = useState<SameSite>(
    () => SAME_SITE.find(each => each.value === cookie.sameSite)?.value ?? ''
  )
  const [wrong, setWrong] = useState<{ field: string | undefined; problem: string }>()
  const at = (field: string) => ({
    'aria-invalid': wrong?.field === field || undefined,
    'aria-describedby': wrong?.field === field ? `${id}-problem` : undefined
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      // What was not touched stays to the millisecond: the field shows no more than seconds.
      const until = expires === toLocalTime(cookie.expires) ? cookie.expires : toTimestamp(expires)
      const content: CookieContent = {
        name,
        value,
        domain: domain.trim(),
        path,
        ...flags,
        ...(until !== undefined && { expires: until }),
        ...(sameSite !== '' && { sameSite }),
        ...(cookie.partitioned && { partitioned: true })
      }
      await replaceCookie(cookie.key, content)
      onClose()
    } catch (error) {
      const { field, message } = ClientError.wrap(error)
      setWrong({ field, problem: message })
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className="grid grid-cols-2 gap-x-4 gap-y-3">
      <TextField label="Name" mono value={name} onChange={e => setName(e.target.value)} {...at('name')} />
      <TextField label="Path" mono value={path} onChange={e => setPath(e.target.value)} {...at('path')} />
      <TextField
        label="Value"
        mono
        className="col-span-2"
        value={value}
        onChange={event => setValue(event.target.value)}
        {...at('value')}
      />
      <TextField
        label="Domain"
        mono
        value={domain}
        onChange={event => setDomain(event.target.value)}
        {...at('domain')}
      />
      <TextField
        label="Expires"
        hint="Empty: it ends with the session"
        type="datetime-local"
        step={1}
        value={expires}
        onChange={event => setExpires(event.target.value)}
        {...at('expires')}
      />
      <div className="flex flex-col gap-2">
        <CookieSwitch
          label="This host only"
          checked={flags.hostOnly}
          onChange={hostOnly => setFlags({ ...flags, hostOnly })}
        />
        <CookieSwitch
          label="Secure"
          checked={flags.secure}
          onChange={secure => setFlags({ ...flags, secure })}
        />
        <CookieSwitch
          label="HttpOnly"
          checked={flags.httpOnly}
          onChange={httpOnly => setFlags({ ...flags, httpOnly })}
        />
      </div>
      <div>
        <label htmlFor={`${id}-same-site`} className="mb-1 block font-medium text-sm">
          SameSite
        </label>
        <Select
          id={`${id}-same-site`}
          value={sameSite}
          options={SAME_SITE}
          onChange={setSameSite}
          className="w-full"
        />
      </div>
      <div className="col-span-2 mt-1 flex items-center justify-end gap-2">
        <p id={`${id}-problem`} role="alert" className="min-w-0 flex-1 select-text text-bad text-xs">
          {wrong?.problem}
        </p>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button variant="primary" type="submit">
          Save cookie
        </Button>
      </div>
    </form>
  )
}
