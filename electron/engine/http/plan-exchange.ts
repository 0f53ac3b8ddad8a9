import type { Body, ExecuteOptions, Request } from '#shared/client/http-client.ts'
import { assertRequest } from '#shared/http/check-request.ts'
import { headersOnTheWire } from '#shared/http/default-headers.ts'
import type { ExchangeRequest } from '#shared/model/exchange.ts'
import type { Timeouts } from '#shared/model/request.ts'
import { DEFAULT_TIMEOUTS } from '#shared/model/timeouts.ts'
import type { Lookup } from '../connect/resolve-host.ts'
import type { TlsProfile } from '../connect/tls-profile.ts'
import { assertH1Limits } from './check-h1-limits.ts'
import type { ExchangePlan } from './exchange-run.ts'
import type { UploadSource } from './upload.ts'

/**
 * Checks a request and completes it to what will be sent.
 * @throws ClientError BUILD at the field that keeps it from being sent
 */
export function planExchange(
  request: Request,
  { timeouts, insecure = false }: ExecuteOptions,
  means: { lookup: Lookup; profile: TlsProfile }
): ExchangePlan {
  const { method, headers, withoutDefaults } = request
  const url = assertRequest(request)
  const body = describeBody(request.body)
  assertH1Limits({ method, headers, body })
  return {
    request: { method, url: request.url, headers, body },
    hopRequest: {
      method,
      url: request.url,
      headers: headersOnTheWire({ method, headers, body, withoutDefaults }, url)
    },
    body: openBody(request.body),
    target: { url, insecure, ...means },
    timeouts: completeTimeouts(timeouts)
  }
}

function completeTimeouts(given: ExecuteOptions['timeouts']): Timeouts {
  if (!given) return DEFAULT_TIMEOUTS
  const { connectMs, requestMs, idleMs, totalMs } = DEFAULT_TIMEOUTS
  return {
    connectMs: given.connectMs ?? connectMs,
    requestMs: given.requestMs ?? requestMs,
    idleMs: given.idleMs ?? idleMs,
    totalMs: given.totalMs ?? totalMs
  }
}

function describeBody(body: Body): ExchangeRequest['body'] {
  if (body.kind === 'empty') return { kind: 'empty' }
  const size = body.kind === 'bytes' ? body.bytes.byteLength : body.length
  return {
    kind: body.kind,
    ...(size !== undefined && { size }),
    ...(body.contentType !== undefined && { contentType: body.contentType })
  }
}

function openBody(body: Body): UploadSource | undefined {
  if (body.kind === 'stream') return body.chunks
  return body.kind === 'bytes' && body.bytes.byteLength > 0 ? body.bytes : undefined
}
