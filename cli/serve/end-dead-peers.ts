import type { WebSocketServer } from 'ws'

const PERIOD_MS = 30_000

/**
 * Asks every client for a sign of life now and then, and ends those that gave none since the last time: a machine
 * that fell asleep or off the network says no goodbye. @returns what stops it
 */
export function endDeadPeers(server: WebSocketServer, periodMs = PERIOD_MS): () => void {
  const silent = new WeakSet<object>()
  server.on('connection', socket => socket.on('pong', () => silent.delete(socket)))
  const timer = setInterval(() => {
    for (const socket of server.clients) {
      if (silent.has(socket)) socket.terminate()
      else {
        silent.add(socket)
        socket.ping()
      }
    }
  }, periodMs)
  timer.unref()
  return () => clearInterval(timer)
}
