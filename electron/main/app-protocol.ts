import { readFile } from 'node:fs/promises'
import { net, protocol } from 'electron'
import { contentSecurityPolicy } from '#shared/contract/content-security-policy.ts'
import { PREVIEW_SCHEME } from '#shared/preview/preview-address.ts'
import { DEV_SERVER, HOST, RENDERER_FOLDER, SCHEME } from './renderer-address.ts'
import { fileOf } from './static-file.ts'

const POLICY = contentSecurityPolicy({ frames: [`${PREVIEW_SCHEME}:`] })

/** Must run before the app is ready. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
    },
    { scheme: PREVIEW_SCHEME, privileges: { standard: true, secure: true } }
  ])
}

/** Must run when the app is ready, before a window loads. */
export function serveRenderer(): void {
  protocol.handle(SCHEME, request => (DEV_SERVER ? proxied(request, DEV_SERVER) : answered(request)))
}

async function answered(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const file =
    request.method === 'GET' && url.host === HOST ? fileOf(RENDERER_FOLDER, url.pathname) : undefined
  if (!file) return notFound()
  try {
    return new Response(await readFile(file.path), { headers: headers(file.contentType) })
  } catch {
    return notFound()
  }
}

function headers(contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache'
  }
}

function notFound(): Response {
  return new Response('Not found', { status: 404, headers: headers('text/plain; charset=utf-8') })
}

/** Hot reload needs what the policy forbids (inline scripts, a WebSocket), so that pages under development have none. */
function proxied(request: Request, server: string): Promise<Response> {
  const url = new URL(request.url)
  return net.fetch(new URL(url.pathname + url.search, server).href, { method: request.method })
}
