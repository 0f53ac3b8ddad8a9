import type { CurlCommand } from './curl-command.ts'
import type { CurlOption } from './curl-options.ts'

type Setter = (command: CurlCommand, value: string) => void

/** Of what is printed and kept, and of ways to send that are Sonde's own anyway. */
const WITHOUT_EFFECT = new Set(
  `compressed create-dirs disable dump-header fail fail-early fail-with-body include ipv4 ipv6 keepalive
  no-buffer no-keepalive no-progress-meter output output-dir parallel path-as-is progress-bar remote-header-name
  remote-name remote-name-all remote-time show-error silent stderr styled-output tcp-fastopen tcp-nodelay trace
  trace-ascii trace-time verbose write-out`.split(/\s+/)
)

const follow =
  (keepCredentials?: boolean): Setter =>
  ({ settings }) => {
    settings.redirects = {
      ...settings.redirects,
      follow: true,
      ...(keepCredentials && { keepCredentials })
    }
  }
const proxy =
  (scheme: string): Setter =>
  ({ settings }, value) => {
    const url = value === '' || /^\w[\w+.-]*:\/\//.test(value) ? value : `${scheme}://${value}`
    settings.proxy = url === '' ? { mode: 'none', url: '', bypass: '' } : { mode: 'url', url, bypass: '' }
  }
const minVersion =
  (version: 'TLSv1.2' | 'TLSv1.3'): Setter =>
  ({ settings }) => {
    settings.tls = { ...settings.tls, minVersion: version }
  }
const protocol =
  (version: '1.1' | '2'): Setter =>
  ({ settings }) => {
    settings.protocol = version
  }
const timeout =
  (field: 'connectMs' | 'totalMs'): Setter =>
  ({ settings, warnings }, value) => {
    const seconds = Number(value)
    if (Number.isFinite(seconds) && seconds >= 0)
      settings.timeouts = { ...settings.timeouts, [field]: Math.round(seconds * 1000) }
    else warnings.push(`“${value}” is not a number of seconds.`)
  }

const SETTERS: Readonly<Record<string, Setter>> = {
  insecure: ({ settings }) => {
    settings.insecure = true
  },
  location: follow(),
  'location-trusted': follow(true),
  'max-redirs': ({ settings, warnings }, value) => {
    const max = Number(value)
    if (Number.isSafeInteger(max) && max >= 0) settings.redirects = { ...settings.redirects, max }
    else warnings.push(`--max-redirs ${value} is not taken over.`)
  },
  'max-time': timeout('totalMs'),
  'connect-timeout': timeout('connectMs'),
  retry: ({ settings, warnings }, value) => {
    const count = Number(value)
    if (Number.isSafeInteger(count) && count >= 0) settings.retries = { ...settings.retries, count }
    else warnings.push(`--retry ${value} is not taken over.`)
  },
  proxy: proxy('http'),
  socks5: proxy('socks5'),
  'socks5-hostname': proxy('socks5h'),
  'proxy-user': (command, value) => {
    command.proxyUser = value
  },
  noproxy: (command, value) => {
    command.noProxy = value
  },
  resolve: ({ settings }, value) => {
    const line = value.replace(/^\+/, '')
    settings.resolve = settings.resolve ? `${settings.resolve}\n${line}` : line
  },
  'http1.1': protocol('1.1'),
  http2: protocol('2'),
  'http2-prior-knowledge': protocol('2'),
  'tlsv1.2': minVersion('TLSv1.2'),
  'tlsv1.3': minVersion('TLSv1.3'),
  cacert: ({ settings }, value) => {
    settings.tls = { ...settings.tls, ca: value }
  },
  pinnedpubkey: ({ settings, warnings }, value) => {
    if (/^sha256\/\//.test(value))
      settings.tls = {
        ...settings.tls,
        pins: value
          .split(';')
          .map(pin => pin.replace('//', '/'))
          .join('\n')
      }
    else warnings.push('--pinnedpubkey is not taken over: only sha256// pins are.')
  },
  cert: ({ warnings }, value) => {
    warnings.push(`The client certificate ${value} is not taken over: add it to the collection’s settings.`)
  },
  'unix-socket': ({ settings }, value) => {
    settings.unixSocket = value
  }
}

/** Key and password go with a certificate, about which was warned. */
const WITH_CERTIFICATE = new Set(['key', 'key-type', 'cert-type', 'pass'])

/** Takes an option over into the settings. @returns whether it means something to them, or nothing to anybody */
export function readSetting(command: CurlCommand, { name, value }: CurlOption): boolean {
  const set = Object.hasOwn(SETTERS, name) ? SETTERS[name] : undefined
  set?.(command, value)
  return set !== undefined || WITHOUT_EFFECT.has(name) || WITH_CERTIFICATE.has(name)
}
