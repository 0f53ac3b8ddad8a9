import { expect, it } from 'vitest'
import { isOfDeadProcess, isTemporaryName, temporaryName } from '#workspace/temporary-name.ts'

it('says which process makes it, and is a name whatever it is made of', async () => {
  for (const name of ['a.yml', 'x'.repeat(255), '🛰'.repeat(63), '.env']) {
    const made = await temporaryName(name)
    expect(isTemporaryName(made)).toBe(true)
    expect(Buffer.byteLength(made)).toBeLessThanOrEqual(255)
    expect(await isOfDeadProcess(made)).toBe(false)
  }
})

it('tells what a dead process has left behind', async () => {
  const { pid } = process
  expect(await isOfDeadProcess('.a.yml.999999999.1.0123456789ab.tmp')).toBe(true)
  expect(await isOfDeadProcess(`.a.yml.${pid}.another start.0123456789ab.tmp`)).toBe(true)
  for (const name of ['.a.yml.0123456789ab.tmp', '.notes.tmp', `a.yml.${pid}.1.0123456789ab.tmp`])
    expect(await isOfDeadProcess(name)).toBe(false)
})
