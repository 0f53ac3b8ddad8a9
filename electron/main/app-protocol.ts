import { readFile } from 'node:fs/promises'
import { net, protocol } from 'electron'
import { contentSecurityPolicy } from '#shared/contract/content-security-policy.ts'
import { PREVIEW_SCHEME } from '#shared/preview/preview-address.ts'
import { DEV_SERVER, HOST, RENDERER_FOLDER, SCHEME } from './renderer-address.ts'
import { fileOf } from './static-file.ts'

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
  if (!file) return notFound(url)
  try {
    return new Response(await readFile(file.path), { headers: headers(url, file.contentType) })
  } catch {
    return notFound(url)
  }
}

function headers({ pathname: path }: URL, contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': contentSecurityPolicy({ path, frames: [`${PREVIEW_SCHEME}:`] }),
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache'
  }
}

function notFound(url: URL): Response {
  return new Response('Not found', { status: 404, headers: headers(url, 'text/plain; charset=utf-8') })
}

/** Hot reload needs what the policy forbids (inline scripts, a WebSocket), so that pages under development have none. */
function proxied(request: Request, server: string): Promise<Response> {
  const url = new URL(request.url)
  return net.fetch(new URL(url.pathname + url.search, server).href, { method: request.method })
}
