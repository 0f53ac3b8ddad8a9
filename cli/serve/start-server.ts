import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { Host } from '#host/create-host.ts'
import { MAX_FRAME_BYTES } from '#shared/contract/limits.ts'
import { previewIdOf } from '#shared/preview/preview-address.ts'
import type { PreviewShelf } from '#shared/preview/preview-shelf.ts'
import { createWebSocketPort } from '#shared/rpc/websocket-port.ts'
import { PROTOCOL, type Refusal, refuseUpgrade } from './access-rules.ts'
import { endDeadPeers } from './end-dead-peers.ts'
import { closeServer, type LoopbackServers, listenOnLoopback } from './listen-on-loopback.ts'
import { servePreview } from './serve-preview.ts'
import { serveStatic } from './serve-static.ts'
import { createToken } from './token.ts'

const ADDRESS = '127.0.0.1'

export interface ServerOptions {
  /** The folder of the built renderer. */
  root: string
  /** What is served to whoever has the token. */
  host: Pick<Host, 'accept'>
  /** What is previewed in its pages: nothing, where somebody else would be asked for it. */
  previews: Pick<PreviewShelf, 'find' | 'close'>
  /** 0 for any that is free. */
  port: number
  /** Names in `Host` that are served besides this machine's own, in lower case. */
  allowedNames: readonly string[]
}

export interface RunningServer {
  /** The address to open, with the token in its fragment. */
  url: string
  port: number
  token: string
  /** Ends every connection and stops listening. */
  close(): Promise<void>
}

/**
 * Serves the app to browsers of this machine: the renderer's files to anyone who asks by one of our names, the
 * contract at `/rpc` only to a page of ours that has the token of this launch.
 * @throws Error of the system when the port cannot be listened on
 */
export async function startServer({
  root,
  host,
  previews,
  port,
  allowedNames
}: ServerOptions): Promise<RunningServer> {
  const token = createToken()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    // The token is never repeated in the answer.
    handleProtocols: () => PROTOCOL
  })
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const previewId = previewIdOf(request.url ?? '')
    if (previewId !== undefined) servePreview(request, response, previews.find(previewId), allowedNames)
    // Whoever asked has gone; there is nobody to tell.
    else serveStatic(request, response, { root, allowedNames }).catch(() => response.destroy())
  }
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const refusal = refuseUpgrade(request, allowedNames, token)
    if (refusal) return refuseSocket(socket, refusal)
    sockets.handleUpgrade(request, socket, head, peer => {
      sockets.emit('connection', peer, request)
      // A frame that breaks the protocol or the limit: ws closes the connection by itself.
      peer.on('error', () => {})
      host.accept(createWebSocketPort(peer))
    })
  }
  const create = () => createServer(answer).on('upgrade', upgrade)
  const servers: LoopbackServers = { ipv4: create(), ipv6: create() }
  const listening = await listenOnLoopback(servers, port)
  // Nobody has the token yet, and so there is no page.
  if (listening.isContested) previews.close(whyNoPreviews(listening.port))
  const stopPinging = endDeadPeers(sockets)

  return {
    url: `http://${ADDRESS}:${listening.port}/#${token}`,
    port: listening.port,
    token,
    async close() {
      stopPinging()
      for (const peer of sockets.clients) peer.terminate()
      await Promise.all([closeServer(servers.ipv4), closeServer(servers.ipv6)])
    }
  }
}

/** A preview has the name `localhost`, by which a browser would ask that program for it. */
function whyNoPreviews(port: number): string {
  return `Another program of this machine answers at [::1]:${port}, and would be sent what is previewed. Start sonde serve with another port for previews.`
}

function refuseSocket(socket: Duplex, { status, why }: Refusal): void {
  const body = `${why}\n`
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  )
}
