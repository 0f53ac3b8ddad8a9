import { parseResolve } from '#shared/http/parse-resolve.ts'
import { PHASE_NAMES } from '#shared/model/phases.ts'
import type { Protocol } from '#shared/model/protocols.ts'
import type { ProxySetting } from '#shared/model/proxy-setting.ts'
import type { ExecuteSettings, ResolveOverride, Timeouts } from '#shared/model/settings.ts'
import { readCount, readTime } from '../read-values.ts'
import { UsageError } from '../usage-error.ts'
import { readAuth } from './read-auth.ts'
import { readTls } from './read-tls.ts'
import type { RequestValues } from './request-values.ts'

/** Without what only some commands have. */
export type RequestSettings = Omit<ExecuteSettings, 'timeouts'> & {
  timeouts: Partial<{ [K in keyof Timeouts]: Timeouts[K] | undefined }>
}

/**
 * How a command line wants its requests to be sent, as far as all commands that send any have flags for it. What it
 * does not say is left open.
 * @throws UsageError naming the flag whose value cannot be understood
 */
export function readRequestSettings(values: RequestValues): RequestSettings {
  const auth = readAuth(values)
  return {
    insecure: values.insecure ?? false,
    cookies: !values['no-cookies'],
    tls: readTls(values),
    timeouts: readTimeouts(values),
    protocol: readProtocol(values),
    redirects: readRedirects(values),
    proxy: readProxy(values),
    resolve: values.resolve?.map(readResolve),
    unixSocket: values['unix-socket'],
    ...(auth && { auth })
  }
}

function readRedirects(values: RequestValues): RequestSettings['redirects'] {
  const idle = (['max-redirects', 'keep-credentials'] as const).find(name => values[name] !== undefined)
  if (values['no-redirect'] && idle !== undefined)
    throw new UsageError(`--no-redirect and --${idle}: only one of them, since no redirect is followed`)
  return {
    follow: !values['no-redirect'],
    max: readCount('max-redirects', values['max-redirects']),
    keepCredentials: values['keep-credentials']
  }
}

function readProtocol(values: RequestValues): Protocol | undefined {
  if (values['http1.1'] && values.http2) throw new UsageError('--http1.1 and --http2: only one of them')
  if (values['http1.1']) return '1.1'
  return values.http2 ? '2' : undefined
}

function readTimeouts(values: RequestValues): RequestSettings['timeouts'] {
  const phases = values['phase-timeout']?.map(readPhaseTimeout)
  return {
    connectMs: readTime('connect-timeout', values['connect-timeout']),
    requestMs: readTime('request-timeout', values['request-timeout']),
    ...(phases && { phases: Object.fromEntries(phases) })
  }
}

/** A wait that was asked for is no phase to run out of time in. */
const LIMITED_PHASES = PHASE_NAMES.filter(name => name !== 'backoff')

function readPhaseTimeout(text: string) {
  const [, name, time] = /^([^=]*)=(.*)$/s.exec(text) ?? []
  const phase = LIMITED_PHASES.find(known => known === name)
  if (time === undefined) throw new UsageError(`--phase-timeout ${text}: write it as PHASE=TIME`)
  if (!phase) throw new UsageError(`--phase-timeout ${text}: the phases are ${LIMITED_PHASES.join(', ')}`)
  return [phase, readTime('phase-timeout', time)]
}

function readProxy({ proxy, noproxy, 'unix-socket': unixSocket }: RequestValues): ProxySetting | undefined {
  if (proxy === undefined && noproxy !== undefined)
    throw new UsageError('--noproxy goes with --proxy; for the proxy of the environment there is NO_PROXY')
  if (proxy === undefined) return undefined
  if (proxy === 'none' || proxy === '') return { mode: 'none' }
  if (unixSocket !== undefined) throw new UsageError('--unix-socket and --proxy: only one of them')
  return { mode: 'url', url: proxy, ...(noproxy !== undefined && { bypass: noproxy }) }
}

function readResolve(text: string): ResolveOverride {
  const override = parseResolve(text)
  if (!override) throw new UsageError(`--resolve ${text}: write it as HOST:PORT:ADDRESS`)
  return override
}
