import { expect, test } from 'vitest'
import { resolveHost, systemLookup } from '#engine/connect/resolve-host.ts'

test.each(['api.localhost', 'a.b.LOCALHOST', 'x.localhost.'])(
  '%s is this machine, without being asked for',
  host => {
    expect(resolveHost(host, 80, systemLookup)).toEqual([
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 }
    ])
  }
)

test('a name that only ends alike is asked for', async () => {
  await expect(resolveHost('notlocalhost', 80, () => Promise.resolve([]))).rejects.toMatchObject({
    code: 'DNS'
  })
  const asked = systemLookup('notlocalhost.invalid', 80)
  expect(asked).toBeInstanceOf(Promise)
  await expect(asked).rejects.toThrow()
})
