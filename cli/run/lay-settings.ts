import type { ExecuteSettings, Timeouts } from '#shared/model/settings.ts'
import { readTime } from '../read-values.ts'
import { readRequestSettings } from '../request/read-request-settings.ts'
import type { RunValues } from './run-values.ts'

/** What is sent with in the place of what a request itself says. */
export type LaySettings = (settings: ExecuteSettings) => ExecuteSettings

/**
 * Lays what a command line says over the settings of requests: what it names takes the place of theirs, authorities are
 * trusted too, and of two times the shorter one counts.
 * @throws UsageError naming the flag whose value cannot be understood
 */
export function readLaySettings(values: RunValues): LaySettings {
  const { insecure, protocol, proxy, resolve, tls = {}, timeouts } = readRequestSettings(values)
  const { ca, clientCertificate, minVersion } = tls
  const totalMs = readTime('timeout', values.timeout)
  const limits = { connectMs: timeouts.connectMs, requestMs: timeouts.requestMs, totalMs }
  const said = [
    insecure || undefined,
    protocol,
    proxy,
    resolve,
    ca,
    clientCertificate,
    minVersion,
    ...Object.values(limits)
  ]
  // The engine knows the defaults by identity, and what it has made of them.
  if (said.every(each => each === undefined)) return settings => settings
  return settings => ({
    ...settings,
    ...(insecure && { insecure }),
    ...(protocol && { protocol }),
    ...(proxy && { proxy }),
    ...(resolve && { resolve: [...resolve, ...(settings.resolve ?? [])] }),
    tls: {
      ...settings.tls,
      ...(ca && { ca: [...ca, ...(settings.tls?.ca ?? [])] }),
      ...(clientCertificate && { clientCertificate }),
      ...(minVersion && { minVersion })
    },
    timeouts: { ...settings.timeouts, ...shorter(settings.timeouts, limits) }
  })
}

const LIMITED = ['connectMs', 'requestMs', 'totalMs'] as const
type Limits = { [K in (typeof LIMITED)[number]]: number | undefined }

function shorter(own: ExecuteSettings['timeouts'] = {}, limits: Limits): Partial<Timeouts> {
  return Object.fromEntries(
    LIMITED.flatMap(name => {
      const limit = limits[name]
      // 0 is off.
      return limit === undefined || limit === 0 ? [] : [[name, Math.min(own[name] || limit, limit)]]
    })
  )
}
