import type { Request } from '#shared/client/http-client.ts'
import { assertRequest } from '#shared/http/check-request.ts'
import { completeSettings } from '#shared/model/default-settings.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { createAuthenticator } from '../auth/create-authenticator.ts'
import { assertH1Limits } from './check-h1-limits.ts'
import type { ExchangePlan } from './exchange-run.ts'
import type { Means } from './means.ts'
import { planBody } from './upload/plan-body.ts'

/**
 * Checks a request and completes it to what will be sent.
 * @throws ClientError BUILD at the field that keeps it from being sent
 */
export function planExchange(request: Request, given: ExecuteSettings, means: Means): ExchangePlan {
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
      strayed: false,
      crossSite: false
    },
    settings,
    authenticator: settings.auth && createAuthenticator(settings.auth),
    cookies: settings.cookies ? means.cookies : undefined,
    ...means.routeFor(settings)
  }
}
