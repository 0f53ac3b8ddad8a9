import type { DraftSettings } from '../model/draft/draft-settings.ts'
import type { Lens } from './lens/lens.ts'
import { optionalNumber } from './lens/scalars.ts'
import { member, struct } from './lens/struct.ts'

/** The settings of a WebSocket that the format knows. */
interface FileSettings {
  connectMs?: number
  pingIntervalMs?: number
}

const MS = optionalNumber('milliseconds or inherit', { inherited: 'inherit' })

const flat = struct<FileSettings>({
  connectMs: member('timeout', MS),
  pingIntervalMs: member('keepAliveInterval', MS)
})

/** `settings` of a WebSocket request. */
export const socketSettings: Lens<DraftSettings> = {
  read(raw, at) {
    const { connectMs, pingIntervalMs } = flat.read(raw, at)
    return {
      ...(connectMs !== undefined && { timeouts: { connectMs } }),
      ...(pingIntervalMs !== undefined && { socket: { pingIntervalMs } })
    }
  },
  write: (raw, { timeouts: { connectMs } = {}, socket: { pingIntervalMs } = {} }) =>
    flat.write(raw, {
      ...(connectMs !== undefined && { connectMs }),
      ...(pingIntervalMs !== undefined && { pingIntervalMs })
    })
}
