import { describe, expect, it } from 'vitest'
import { inheritSettings } from '#shared/http/inherit-settings.ts'

const collection = { kind: 'collection', name: 'Shop' } as const
const folder = { kind: 'folder', name: 'Live' } as const

describe('the settings of a WebSocket', () => {
  it('are inherited field by field, as those of opening it again', () => {
    const { settings, origins } = inheritSettings(
      { socket: { pingIntervalMs: 5, reconnect: { maxAttempts: 3 } } },
      [
        {
          origin: collection,
          settings: { socket: { compression: false, reconnect: { enabled: true, firstMs: 100 } } }
        },
        { origin: folder, settings: { socket: { pingIntervalMs: 1, reconnect: { firstMs: 200 } } } }
      ]
    )
    expect(settings).toEqual({
      socket: {
        compression: false,
        pingIntervalMs: 5,
        reconnect: { enabled: true, firstMs: 200, maxAttempts: 3 }
      }
    })
    expect(Object.fromEntries(origins)).toEqual({
      'socket.compression': collection,
      'socket.reconnect.enabled': collection,
      'socket.reconnect.firstMs': folder
    })
  })
})
