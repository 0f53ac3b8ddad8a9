import type { ProxyServer } from '#shared/http/parse-proxy-url.ts'
import { parseProxyUrl } from '#shared/http/parse-proxy-url.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ProxySetting } from '#shared/model/proxy-setting.ts'
import type { UrlParts } from '#shared/url/split-url.ts'
import { bypassesProxy } from './no-proxy.ts'
import { parsePacResult } from './parse-pac-result.ts'
import type { FindProxy } from './proxy.ts'

/** Asks the operating system for the way to a URL. Answers as a proxy auto-configuration does: see `parsePacResult`. */
export type SystemProxyLookup = (url: string) => Promise<string>

export interface ProxyMeans {
  env: NodeJS.ProcessEnv
  /** Where there is none, `system` means the variables of the environment. */
  systemProxy?: SystemProxyLookup | undefined
}

/**
 * What finds the proxy for each URL under a setting. Only the operating system takes time to answer.
 * @throws ClientError BUILD at `proxy.url`, at once for a URL that was set, for one of the environment when it is found
 */
export function proxyFinder(setting: ProxySetting, { env, systemProxy }: ProxyMeans): FindProxy {
  if (setting.mode === 'none') return () => undefined
  if (setting.mode === 'url') {
    const proxy = parseProxyUrl(setting.url)
    const { bypass = '' } = setting
    return url => (bypassesProxy(bypass, url) ? undefined : proxy)
  }
  return systemProxy ? url => askSystem(systemProxy, url) : url => findInEnvironment(env, url)
}

/**
 * The variables as curl reads them: the lower-case one first, and an empty one is none. `HTTP_PROXY` is not read,
 * because in a CGI program it is whatever a client sends as its header `Proxy`.
 */
export function findInEnvironment(env: NodeJS.ProcessEnv, url: UrlParts): ProxyServer | undefined {
  const name = VARIABLES[url.scheme].find(variable => env[variable])
  if (name === undefined || bypassesProxy(env.no_proxy || env.NO_PROXY || '', url)) return undefined
  return parseProxyUrl(env[name] ?? '', `The variable ${name}`)
}

const VARIABLES = {
  http: ['http_proxy', 'all_proxy', 'ALL_PROXY'],
  https: ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY']
}

/** As browsers do, it is told the path only for http. User and password never. */
async function askSystem(systemProxy: SystemProxyLookup, url: UrlParts): Promise<ProxyServer | undefined> {
  const { scheme, authority, target, host } = url
  try {
    return parsePacResult(await systemProxy(`${scheme}://${authority}${scheme === 'http' ? target : '/'}`))
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new ClientError('PROXY', {
      reason: 'lookup',
      phase: 'proxy-lookup',
      facts: { proxy: '', host, problem },
      cause
    })
  }
}
