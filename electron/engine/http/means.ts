import type { CompleteSettings } from '#shared/model/default-settings.ts'
import { lookupKey, overrideLookup } from '../connect/override-lookup.ts'
import type { Lookup } from '../connect/resolve-host.ts'
import { assertSocketPath } from '../connect/socket-path.ts'
import type { TlsProfiles } from '../connect/tls-profiles.ts'
import type { CookieJar } from '../cookies/cookie-jar.ts'
import { proxyFinder, type SystemProxyLookup } from '../proxy/proxy-finder.ts'
import type { ExchangePlan } from './exchange-plan.ts'

/** By which way the hops of an exchange go. */
export type Route = Pick<ExchangePlan, 'findProxy' | 'way' | 'profileFor'>

/** What a client has for all of its exchanges. */
export class Means {
  readonly cookies: CookieJar | undefined
  readonly #lookup: Lookup
  readonly #profiles: TlsProfiles
  readonly #systemProxy: SystemProxyLookup | undefined
  /** Read once: each look into the real environment costs as much as some steps of a request. */
  readonly #env: NodeJS.ProcessEnv = { ...process.env }
  readonly #routes = new WeakMap<CompleteSettings, Route>()

  constructor(
    lookup: Lookup,
    profiles: TlsProfiles,
    cookies: CookieJar | undefined,
    systemProxy: SystemProxyLookup | undefined
  ) {
    this.#lookup = lookup
    this.#profiles = profiles
    this.cookies = cookies
    this.#systemProxy = systemProxy
  }

  /** @throws ClientError BUILD at the field of the settings that cannot be used */
  routeFor(settings: CompleteSettings): Route {
    const known = this.#routes.get(settings)
    if (known) return known
    const route = this.#makeRoute(settings)
    this.#routes.set(settings, route)
    return route
  }

  #makeRoute({ insecure, tls, protocol, proxy, resolve, unixSocket }: CompleteSettings): Route {
    if (unixSocket !== undefined) assertSocketPath(unixSocket)
    const means = { env: this.#env, systemProxy: this.#systemProxy }
    const profile = this.#profiles.find(tls)
    const { serverName: _name, clientCertificate, ...others } = tls
    return {
      profileFor: ({ trusted, strayed }) =>
        strayed ? this.#profiles.find(trusted ? { ...others, clientCertificate } : others) : profile,
      findProxy: proxyFinder(unixSocket === undefined ? proxy : { mode: 'none' }, means),
      way: {
        insecure,
        protocol,
        lookup: overrideLookup(this.#lookup, resolve),
        lookupKey: lookupKey(resolve),
        unixSocket
      }
    }
  }
}
