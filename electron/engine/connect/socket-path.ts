import { unusableSetting } from './unusable-setting.ts'

/** Bytes that fit before the NUL that ends the path in `sockaddr_un`. The pipes of Windows have other limits. */
const MAX_BYTES: Partial<Record<NodeJS.Platform, number>> = { linux: 107, darwin: 103 }

/** @throws ClientError BUILD at `unixSocket` for a path that no Unix domain socket can have */
export function assertSocketPath(path: string): void {
  const refuse = (problem: string) => unusableSetting('unixSocket', problem)
  if (path === '') throw refuse('The path of the Unix socket is empty.')
  if (path.includes('\0')) throw refuse('The path of the Unix socket contains a NUL character.')
  const limit = MAX_BYTES[process.platform]
  const size = Buffer.byteLength(path)
  if (limit !== undefined && size > limit)
    throw refuse(
      `The path of the Unix socket has ${size} bytes, and the system takes ${limit} at most. Use a shorter one, such as a link in /tmp.`
    )
}
