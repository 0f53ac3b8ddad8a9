import { mkdir, realpath, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { ConsentStore } from '#workspace/consents/consent-store.ts'
import { type DotEnvPlace, readDotEnv } from '#workspace/environments/dot-env.ts'
import { temporaryFolder } from '../../../suites/temporary-folder.ts'

let home: string
let place: DotEnvPlace
let consents: ConsentStore

beforeEach(async () => {
  home = await realpath(await temporaryFolder())
  const folder = join(home, 'collection')
  await mkdir(folder)
  consents = new ConsentStore(join(home, 'data'))
  place = { folder, collectionId: 'c', consents }
  await writeFile(join(home, 'outside.env'), 'KEY=stolen\n')
})

const inside = (name: string) => join(place.folder, name)
const read = (path: string, expected = true) => readDotEnv(path, place, expected)

describe('a .env file', () => {
  it.each([
    ['A=1\r\nB="x y"\n# no\nexport C=\'$A\'\n', { A: '1', B: 'x y', C: '$A' }],
    ['\uFEFFA=1\n', { A: '1' }],
    ['A="1\n2"\n', { A: '1\n2' }],
    ['__proto__=1\nconstructor=2\n', { constructor: '2' }]
  ])('reads %j', async (text, expected) => {
    await writeFile(inside('.env'), text)
    expect(Object.fromEntries((await read('.env')).values)).toEqual(expected)
  })

  it('need not be there, unless somebody names it', async () => {
    expect(await read('.env', false)).toEqual({ values: new Map() })
    expect((await read('.env')).problem?.problem).toContain('.env cannot be read')
  })

  it.each([
    ['a path up', '../outside.env'],
    ['a whole path', () => join(home, 'outside.env')],
    ['a link', 'link.env'],
    ['a folder that is a link', 'links/outside.env']
  ])('outside the collection, by %s, is read only once that was allowed', async (_how, given) => {
    await symlink(join(home, 'outside.env'), inside('link.env'))
    await symlink(home, inside('links'))
    const path = typeof given === 'string' ? given : given()
    const refused = await read(path)
    expect(refused.values.size).toBe(0)
    const consent = { kind: 'read-file', path: join(home, 'outside.env'), collectionId: 'c' }
    expect(refused.problem?.consent).toEqual(consent)
    await consents.add({ kind: 'read-file', path: join(home, 'outside.env'), collectionId: 'another' })
    expect((await read(path)).values.size).toBe(0)
    await consents.add({ kind: 'read-file', path: join(home, 'outside.env'), collectionId: 'c' })
    const values = new Map([['KEY', 'stolen']])
    expect(await read(path)).toEqual({ values, file: join(home, 'outside.env') })
  })

  it('of which the top one is a link that leads out is not read either', async () => {
    await symlink(join(home, 'outside.env'), inside('.env'))
    expect(await read('.env', false)).toMatchObject({ problem: { consent: { kind: 'read-file' } } })
  })

  it.each(['folder', 'loop', 'nowhere', 'nul\0'])(
    'that is %j is a problem, and nothing waits for it',
    async name => {
      await mkdir(inside('folder'))
      await symlink(inside('loop'), inside('loop'))
      await symlink(inside('gone'), inside('nowhere'))
      const { values, problem } = await read(name)
      expect(values.size).toBe(0)
      expect(problem?.problem).toMatch(/\.$/)
    }
  )

  it.skipIf(process.platform === 'win32')('that never ends is not read', async () => {
    await consents.add({ kind: 'read-file', path: '/dev/zero', collectionId: 'c' })
    expect((await read('/dev/zero')).problem?.problem).toContain('regular file')
  })
})
