import type { Socket } from 'node:net'

/** How long an answer may take to come to light after a write found the connection closed. */
const GRACE_MS = 1000
const prepared = new WeakSet<Socket>()

type Done = (error?: Error | null) => void

/**
 * Lets an answer be read although the request could not be written to its end. A server that refuses an upload
 * answers, closes, and thereby makes our next write fail; Node would destroy the socket at once, and the answer that
 * already lies in its receive buffer with it. So such a write is left unfinished until reading has come to its end.
 */
export function survivePeerClose(socket: Socket): void {
  if (prepared.has(socket)) return
  prepared.add(socket)
  const defer =
    (done: Done): Done =>
    error => {
      const code = error && 'code' in error ? error.code : undefined
      if (code !== 'EPIPE' && code !== 'ECONNRESET') return done(error)
      const timer = setTimeout(done, GRACE_MS, error)
      socket.once('close', () => clearTimeout(timer))
    }
  const write = socket._write.bind(socket)
  socket._write = (chunk, encoding, done) => write(chunk, encoding, defer(done))
  const writev = socket._writev?.bind(socket)
  if (writev) socket._writev = (chunks, done) => writev(chunks, defer(done))
}
