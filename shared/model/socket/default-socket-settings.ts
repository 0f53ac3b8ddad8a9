import type { SocketSettings } from './socket-settings.ts'

export const DEFAULT_SOCKET_SETTINGS: SocketSettings = {
  compression: true,
  maxMessageBytes: 64 * 1024 * 1024,
  pingIntervalMs: 0,
  pongTimeoutMs: 10_000,
  closeTimeoutMs: 5000,
  reconnect: {
    enabled: false,
    firstMs: 500,
    factor: 2,
    maxMs: 5000,
    maxAttempts: 0,
    codes: [1001, 1006, 1012, 1013]
  },
  queueWhileDown: false
}
