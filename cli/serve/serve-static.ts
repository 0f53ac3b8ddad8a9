import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { contentSecurityPolicy } from '#shared/contract/content-security-policy.ts'
import { otherLoopback } from '#shared/preview/other-loopback.ts'
import { PREVIEW_PATH } from '#shared/preview/preview-address.ts'
import { refuseHost } from './access-rules.ts'
import { refuse } from './refuse.ts'
import { openStaticFile } from './static-file.ts'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Answers with a file of the renderer. These are the same for everyone, so they need no token. */
export async function serveStatic(
  request: IncomingMessage,
  response: ServerResponse,
  { root, allowedNames }: { root: string; allowedNames: readonly string[] }
): Promise<void> {
  const foreign = refuseHost(request, allowedNames)
  if (foreign) return refuse(response, foreign)
  setSecurityHeaders(response)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return refuse(response, { status: 405, why: 'Files can only be read.' })
  }
  const file = await openStaticFile(root, request.url ?? '/')
  if (!file) return refuse(response, { status: 404, why: 'There is no such file.' })
  const { handle, size, contentType, immutable } = file
  try {
    response.writeHead(200, {
      'Content-Type': contentType,
      'Content-Length': size,
      'Cache-Control': immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-store'
    })
    if (request.method === 'HEAD') response.end()
    else await pipeline(handle.createReadStream({ autoClose: false }), response)
  } finally {
    await handle.close()
  }
}

function setSecurityHeaders(response: ServerResponse): void {
  const { url = '', headers } = response.req
  const host = headers.host ?? ''
  const other = otherLoopback(host)
  const policy = contentSecurityPolicy({
    path: pathOf(url),
    // Not every browser takes `'self'` for the WebSocket of the same host.
    connectTo: [`ws://${host}`],
    ...(other !== undefined && { frames: [`http://${other}${PREVIEW_PATH}`] })
  })
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
}

/** @param target path and query as they came */
function pathOf(target: string): string {
  return target.replace(/[?#].*$/s, '')
}
