import { expect, it } from 'vitest'
import { oneAtATime, useTransfers, withTransfer } from '#renderer/state/transfers.ts'

function later(): { done: Promise<void>; finish: () => void; fail: () => void } {
  let finish = () => {}
  let fail = () => {}
  const done = new Promise<void>((resolve, reject) => {
    finish = resolve
    fail = () => reject(new Error('no'))
  })
  return { done, finish, fail }
}

it('does one thing with a body at a time, from the first question on', async () => {
  const dialog = later()
  const begun: string[] = []
  const act = (name: string, until?: Promise<void>) => async () => {
    begun.push(name)
    await until
  }
  const first = oneAtATime('a', act('save', dialog.done))
  await oneAtATime('a', act('save again'))
  await oneAtATime('b', act('save another'))
  dialog.finish()
  await first
  await oneAtATime('a', act('open'))
  expect(begun).toEqual(['save', 'save another', 'open'])
})

it('does the next thing after one that failed', async () => {
  const dialog = later()
  const first = oneAtATime('a', () => dialog.done)
  dialog.fail()
  await expect(first).rejects.toThrow('no')
  let done = false
  await oneAtATime('a', async () => {
    done = true
  })
  expect(done).toBe(true)
})

it('shows a body that is being written for as long as that takes', async () => {
  const writing = withTransfer({ id: 'a', size: 9 }, 'Saving a', async (report, signal) => {
    report(4)
    expect(useTransfers.getState()).toMatchObject({ a: { label: 'Saving a', doneBytes: 4, size: 9 } })
    useTransfers.getState().a?.cancel()
    signal.throwIfAborted()
  })
  await expect(writing).rejects.toThrow()
  expect(useTransfers.getState()).toEqual({})
})
