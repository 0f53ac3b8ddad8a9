import type { Socket } from 'node:net'
import { ProxyProblem } from './proxy-error.ts'

/**
 * Reads one reply from a socket. What comes behind it goes back into the socket: by `read()` and `unshift`, since
 * after `data` and `pause()` the next reader would find it paused.
 * @param parse is shown all that has come so far; undefined while it needs more. What it throws rejects the promise
 * @throws ProxyProblem when the other end closes before, the socket's error, or the reason of the signal. The socket is left to the caller
 */
export function readReply<T>(
  socket: Socket,
  parse: (bytes: Buffer) => { reply: T; length: number } | undefined,
  signal: AbortSignal
): Promise<T> {
  return new Promise((resolve, reject) => {
    let bytes: Buffer = Buffer.alloc(0)
    const settle = (act: () => void) => {
      socket.off('readable', onReadable).off('end', onEnd).off('close', onEnd).off('error', fail)
      signal.removeEventListener('abort', onAbort)
      act()
    }
    const fail = (error: unknown) => settle(() => reject(error))
    const onAbort = () => fail(signal.reason)
    const onEnd = () => fail(new ProxyProblem('it closed the connection'))
    const onReadable = () => {
      for (let chunk: Buffer | null = socket.read(); chunk !== null; chunk = socket.read()) {
        bytes = bytes.length === 0 ? chunk : Buffer.concat([bytes, chunk])
        try {
          const parsed = parse(bytes)
          if (!parsed) continue
          settle(() => resolve(parsed.reply))
          if (parsed.length < bytes.length) socket.unshift(bytes.subarray(parsed.length))
        } catch (error) {
          fail(error)
        }
        return
      }
    }
    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort)
    socket.on('readable', onReadable).once('end', onEnd).once('close', onEnd).once('error', fail)
    // A socket that ended before says so no more.
    if (socket.destroyed || socket.readableEnded) onEnd()
  })
}
