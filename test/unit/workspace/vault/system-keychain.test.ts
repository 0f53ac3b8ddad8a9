import { afterEach, beforeEach, expect, it } from 'vitest'
import { describeKeychainProblem } from '#workspace/vault/keychain-problem.ts'
import { systemKeychain } from '#workspace/vault/system-keychain.ts'

const { DBUS_SESSION_BUS_ADDRESS: before } = process.env
beforeEach(() => {
  process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nonexistent'
})
afterEach(() => {
  if (before === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS
  else process.env.DBUS_SESSION_BUS_ADDRESS = before
})

it.runIf(process.platform === 'linux')(
  'says calmly that there is no keychain, and apart what the system says',
  async () => {
    const problem = await systemKeychain.read('probe').then(() => undefined, describeKeychainProblem)
    expect(problem).toEqual({
      why: 'The system’s keychain cannot be used: no keyring of a desktop answers here.',
      detail: expect.stringMatching(/dbus/i)
    })
  }
)
