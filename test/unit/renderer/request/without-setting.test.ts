import { describe, expect, it } from 'vitest'
import { isSaid, withoutSetting } from '#renderer/features/request/settings/without-setting.ts'

const settings = {
  insecure: false,
  timeouts: { connectMs: 1, idleMs: 2 },
  redirects: { follow: true },
  tls: { serverName: '' }
}

describe('a setting that is given up', () => {
  it('leaves its group, and the group goes with its last one', () => {
    expect(withoutSetting(settings, 'timeouts.connectMs').timeouts).toEqual({ idleMs: 2 })
    expect(withoutSetting(settings, 'redirects.follow')).not.toHaveProperty('redirects')
    expect(withoutSetting(settings, 'insecure')).not.toHaveProperty('insecure')
    expect(withoutSetting(settings, 'proxy')).toEqual(settings)
  })

  it('leaves its group within a group', () => {
    const socket = { compression: false, reconnect: { enabled: true, codes: [1006] } }
    const without = withoutSetting({ socket }, 'socket.reconnect.codes')
    expect(without).toEqual({ socket: { compression: false, reconnect: { enabled: true } } })
    expect(withoutSetting(without, 'socket.reconnect.enabled')).toEqual({ socket: { compression: false } })
    expect(isSaid(without, 'socket.reconnect.enabled')).toBe(true)
    expect(isSaid(without, 'socket.reconnect.codes')).toBe(false)
  })

  it('is said unless it is missing or empty', () => {
    expect(isSaid(settings, 'insecure')).toBe(true)
    expect(isSaid(settings, 'timeouts.idleMs')).toBe(true)
    expect(isSaid(settings, 'timeouts.totalMs')).toBe(false)
    expect(isSaid(settings, 'tls.serverName')).toBe(false)
    expect(isSaid(settings, 'retries.count')).toBe(false)
  })
})
