import type { ExecuteOptions, Request } from '#shared/client/http-client.ts'
import { assertRequest } from '#shared/http/check-request.ts'
import { completeSettings } from '#shared/model/default-settings.ts'
import { createAuthenticator } from '../auth/create-authenticator.ts'
import { lookupKey, overrideLookup } from '../connect/override-lookup.ts'
import type { Lookup } from '../connect/resolve-host.ts'
import type { TlsProfiles } from '../connect/tls-profiles.ts'
import type { CookieJar } from '../cookies/cookie-jar.ts'
import { proxyFinder, type SystemProxyLookup } from '../proxy/proxy-finder.ts'
import { assertH1Limits } from './check-h1-limits.ts'
import type { ExchangePlan } from './exchange-run.ts'
import { planBody } from './upload/plan-body.ts'

/** What a client has for all of its exchanges. */
export interface Means {
  lookup: Lookup
  profiles: TlsProfiles
  cookies: CookieJar | undefined
  systemProxy: SystemProxyLookup | undefined
}

/**
 * Checks a request and completes it to what will be sent.
 * @throws ClientError BUILD at the field that keeps it from being sent
 */
export function planExchange(
  request: Request,
  { signal: _, ...given }: ExecuteOptions,
  { lookup, profiles, cookies, systemProxy }: Means
): ExchangePlan {
  const { method, url, headers, withoutDefaults } = request
  const parts = assertRequest(request)
  const settings = completeSettings(given)
  const { info, upload } = planBody(request.body, headers)
  assertH1Limits({ method, headers, body: info })
  return {
    request: { method, url, headers, body: info },
    intent: {
      method,
      url,
      parts,
      headers,
      withoutDefaults,
      body: upload,
      bodyInfo: info,
      trusted: true,
      crossSite: false
    },
    settings,
    authenticator: settings.auth && createAuthenticator(settings.auth),
    cookies: settings.cookies ? cookies : undefined,
    findProxy: proxyFinder(settings.unixSocket === undefined ? settings.proxy : { mode: 'none' }, {
      env: process.env,
      systemProxy
    }),
    target: {
      insecure: settings.insecure,
      profile: profiles.find(settings.tls),
      protocol: settings.protocol,
      lookup: overrideLookup(lookup, settings.resolve),
      lookupKey: lookupKey(settings.resolve),
      unixSocket: settings.unixSocket
    }
  }
}
