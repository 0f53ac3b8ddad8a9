import { openSync, writeSync } from 'node:fs'
import type { TLSSocket } from 'node:tls'

/** Each file is opened once. Undefined: it cannot be opened. */
const files = new Map<string, number | undefined>()

/**
 * Appends the secrets of a connection to the file that SSLKEYLOGFILE names, for Wireshark and its like (NSS key log
 * format). Done as they become known, so that a capture can be read while it runs; a file that cannot be written is
 * no reason to fail.
 * @param socket before its handshake
 */
export function logKeys(socket: TLSSocket, path = process.env.SSLKEYLOGFILE): void {
  if (!path) return
  const file = openOnce(path)
  if (file === undefined) return
  socket.on('keylog', (line: Buffer) => {
    try {
      writeSync(file, line)
    } catch {
      // As said above.
    }
  })
}

function openOnce(path: string): number | undefined {
  if (!files.has(path)) files.set(path, open(path))
  return files.get(path)
}

function open(path: string): number | undefined {
  try {
    return openSync(path, 'a', 0o600)
  } catch {
    return undefined
  }
}
