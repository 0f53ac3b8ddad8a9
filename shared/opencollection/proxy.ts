import type { DraftSettings } from '../model/draft/draft-settings.ts'
import { type Lens, lens } from './lens/lens.ts'
import { asRaw, put, type Raw, setIn } from './lens/raw.ts'
import { text } from './lens/scalars.ts'
import { joinProxyUrl, type ProxyParts, readProxyParts, splitProxyUrl } from './proxy-url.ts'

type Proxy = DraftSettings['proxy']

/**
 * `config.proxy` of a collection: `disabled` is none, `inherit` leaves it to the preferences, else `config` counts.
 * `system`, and a URL that does not come apart, are said in sonde.json.
 */
export const proxy: Lens<Proxy> = lens<Proxy>(
  (raw, at) => {
    const { disabled, inherit, config } = asRaw(raw, at)
    const parts = readProxyParts(config, `${at}.config`)
    const url = joinProxyUrl(parts)
    const bypass = text.read(asRaw(config, at).bypassProxy, `${at}.config.bypassProxy`)
    if (disabled === true) return { mode: 'none', url, bypass }
    return inherit === true || url === '' ? undefined : { mode: 'url', url, bypass }
  },
  (raw, to) => {
    const before = asRaw(raw, '')
    const said = to && to.mode !== 'system' && isSayable(to) ? to : undefined
    if (raw === undefined && !said) return undefined
    const config = said ? writeConfig(asRaw(before.config, ''), said) : (before.config ?? NO_CONFIG)
    const switched = put(put(before, 'inherit', !said, ORDER), 'config', config, ORDER)
    return setDisabled(switched, said?.mode === 'none')
  }
)

/** Whether the format has a way to say it, for a collection. */
export function isSayable(to: NonNullable<Proxy>): boolean {
  if (to.mode === 'system') return false
  return splitProxyUrl(to.url) !== undefined || (to.mode === 'none' && to.url === '')
}

/** As Bruno writes and expects it. */
const NO_CONFIG: Raw = {
  protocol: 'http',
  hostname: '',
  auth: { username: '', password: '' },
  bypassProxy: ''
}

const NO_PROXY: ProxyParts = { protocol: 'http', hostname: '', port: '' }

const ORDER = ['inherit', 'config', 'disabled']
const CONFIG = ['protocol', 'hostname', 'port', 'auth', 'bypassProxy']

function writeConfig(raw: Raw, { url, bypass }: NonNullable<Proxy>): Raw {
  const parts = url === '' ? NO_PROXY : splitProxyUrl(url)
  const base = Object.keys(raw).length > 0 ? raw : NO_CONFIG
  const aimed = parts && joinProxyUrl(readProxyParts(raw, '')) !== url ? writeParts(base, parts) : base
  const same = text.read(aimed.bypassProxy, '') === bypass
  return same ? aimed : put(aimed, 'bypassProxy', bypass, CONFIG)
}

function writeParts(raw: Raw, { protocol, hostname, port, username, password }: ProxyParts): Raw {
  const isSamePort = text.read(raw.port, '') === port
  const changes: Raw = {
    protocol,
    hostname,
    port: isSamePort ? raw.port : port === '' ? undefined : Number(port),
    auth: writeLogin(raw.auth, username, password)
  }
  const next = Object.entries(changes).reduce<unknown>(
    (config, [key, value]) => setIn(config, [key], value, { '': CONFIG }),
    raw
  )
  return asRaw(next, '')
}

/** A login that is switched off stays as it is where none is wanted. */
function writeLogin(raw: unknown, username: string | undefined, password = ''): unknown {
  const login = asRaw(raw, '')
  if (username === undefined && (raw === undefined || login.disabled === true)) return raw
  return setDisabled(put(put(login, 'username', username ?? '', []), 'password', password, []), false)
}

function setDisabled(raw: Raw, disabled: boolean): Raw {
  if (disabled) return raw.disabled === true ? raw : put(raw, 'disabled', true, ORDER)
  return Object.fromEntries(Object.entries(raw).filter(([key]) => key !== 'disabled'))
}
