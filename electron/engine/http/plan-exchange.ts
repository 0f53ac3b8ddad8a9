import type { Request } from '#shared/client/http-client.ts'
import { assertRequest } from '#shared/http/check-request.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { completeSettings } from '#shared/model/default-settings.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { absoluteUrl } from '#shared/url/absolute-url.ts'
import type { UrlParts } from '#shared/url/split-url.ts'
import { createAuthenticator } from '../auth/create-authenticator.ts'
import { assertH1Limits } from './check-h1-limits.ts'
import type { ExchangePlan } from './exchange-plan.ts'
import type { Means } from './means.ts'
import { planBody } from './upload/plan-body.ts'

const NO_HTTP = 'ws:// and wss:// open a WebSocket, and this is a request over HTTP.'

/**
 * Checks a request and completes it to what will be sent.
 * @param websocket it is to open one, also where its URL is http or https
 * @throws ClientError BUILD at the field that keeps it from being sent
 */
export function planExchange(
  request: Request,
  given: ExecuteSettings,
  means: Means,
  websocket = false
): ExchangePlan {
  const { method, url, headers, withoutDefaults } = request
  const typed = assertRequest(request)
  if (typed.websocket && !websocket)
    throw new ClientError('BUILD', { reason: 'scheme', field: 'url', facts: { problem: NO_HTTP } })
  const parts: UrlParts = websocket ? { ...typed, websocket } : typed
  const settings = completeSettings(given)
  const { info, upload } = planBody(request.body, headers)
  assertH1Limits({ method, headers, body: info, websocket })
  return {
    request: { method, url, headers, body: info },
    intent: {
      method,
      url: absoluteUrl(url, parts),
      parts,
      headers,
      withoutDefaults,
      body: upload,
      bodyInfo: info,
      trusted: true,
      strayed: false,
      crossSite: false
    },
    settings,
    authenticator: settings.auth && createAuthenticator(settings.auth),
    cookies: settings.cookies ? means.cookies : undefined,
    ...means.routeFor(settings)
  }
}
