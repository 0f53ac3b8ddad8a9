import { beforeEach, expect, it } from 'vitest'
import { SessionBodies } from '#host/session-bodies.ts'

let released: string[]
let bodies: SessionBodies

beforeEach(() => {
  released = []
  bodies = new SessionBodies(async id => void released.push(id))
  bodies.own('whole')
  bodies.ownPart('part', 'whole')
  bodies.ownPart('inner', 'part')
})

it('releases the parts of a body with it, and tells whoever listens', async () => {
  const told: string[] = []
  for (const id of ['whole', 'part', 'inner']) bodies.whenReleased(id, () => told.push(id))
  await bodies.release('whole')
  expect(told).toEqual(['whole', 'part', 'inner'])
  expect(released).toEqual(['inner', 'part', 'whole'])
  expect(() => bodies.assertOwned('inner')).toThrow(expect.objectContaining({ reason: 'body-gone' }))
})

it('leaves the whole of a part that is released', async () => {
  await bodies.release('part')
  expect(released).toEqual(['inner', 'part'])
  await bodies.releaseAll()
  expect(released).toEqual(['inner', 'part', 'whole'])
})

it('frees no body while a part of it is in use, in whatever order they are released', async () => {
  let end = () => {}
  const ended = new Promise<void>(resolve => {
    end = resolve
  })
  const using = bodies.use('inner', () => ended)
  const releasing = [bodies.release('inner'), bodies.release('whole')]
  await new Promise(setImmediate)
  expect(released).toEqual([])
  end()
  await Promise.all([using, ...releasing])
  expect(released.toSorted()).toEqual(['inner', 'part', 'whole'])
  expect(released.at(-1)).toBe('whole')
})

it('takes no part of a body that is gone', async () => {
  await bodies.release('whole')
  expect(() => bodies.ownPart('late', 'whole')).toThrow(expect.objectContaining({ reason: 'body-gone' }))
})
