import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Where the authorization server sends the person back to. */
export interface CallbackListener {
  redirectUri: string
  /** The parameters that came back, from query or fragment, with the `state` that was sent along. */
  answer: Promise<URLSearchParams>
  close(): void
}

/** Whether this machine can listen where a callback URL leads. */
export function isLoopback(callbackUrl: string): boolean {
  if (!URL.canParse(callbackUrl)) return false
  const { protocol, hostname } = new URL(callbackUrl)
  return protocol === 'http:' && LOOPBACK.has(hostname)
}

/**
 * Listens on this machine for the way back from the browser (RFC 8252 §7.3). What comes with another `state` is somebody
 * else's, and left alone.
 * @param callbackUrl `http://127.0.0.1:PORT/path`; without one, or without a port, any port that is free
 * @throws ClientError IO when the port cannot be listened on
 */
export async function listenForCallback(callbackUrl: string, state: string): Promise<CallbackListener> {
  const wanted = new URL(callbackUrl || 'http://127.0.0.1/callback')
  let settle: (fields: URLSearchParams) => void = () => {}
  const answer = new Promise<URLSearchParams>(resolve => {
    settle = resolve
  })
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('Connection', 'close')
    if (url.pathname !== wanted.pathname) {
      response.writeHead(404).end(page('There is nothing here.'))
    } else if (url.searchParams.get('state') === state) {
      settle(url.searchParams)
      const failed = url.searchParams.has('error')
      response.end(
        page(
          failed ? 'It was not allowed. Sonde says why.' : 'Sonde has what it needs. You can close this page.'
        )
      )
    } else if (url.searchParams.size === 0) {
      // A token comes in the fragment, which no browser sends.
      response.end(page('One moment…', FORWARD_FRAGMENT))
    } else {
      response.writeHead(400).end(page('This does not belong to what Sonde is waiting for.'))
    }
  })
  try {
    server.listen(Number(wanted.port || 0), wanted.hostname.replace(/^\[|\]$/g, ''))
    await once(server, 'listening')
  } catch (error) {
    const problem = `port ${wanted.port} for the callback cannot be listened on (${systemCodeOf(error) ?? error})`
    throw new ClientError('IO', { reason: 'callback', facts: { problem, path: callbackUrl } })
  }
  const { port } = server.address() as AddressInfo
  wanted.port = String(port)
  return {
    redirectUri: wanted.href,
    answer,
    close() {
      server.close()
      server.closeAllConnections()
    }
  }
}

const FORWARD_FRAGMENT =
  '<script>if (location.hash.length > 1) location.replace("?" + location.hash.slice(1))</script>'

function page(text: string, script = ''): string {
  return `<!doctype html><meta charset="utf-8"><title>Sonde</title><p style="font: 1rem system-ui; margin: 3rem">${text}</p>${script}`
}
