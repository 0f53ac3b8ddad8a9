import { expect, test } from 'vitest'
import { tellProgress } from '#host/tell-progress.ts'

test('the newest report is told when the last has been taken, and then the end', async () => {
  const events = tellProgress<number>(async report => {
    report(1)
    report(2)
    await Promise.resolve()
    report(3)
  })
  const seen: number[] = []
  for await (const event of events) seen.push(event)
  expect(seen.at(-1)).toBe(3)
  expect(seen).not.toContain(1)
})

test('work that fails ends the stream with its error, after what it had reported', async () => {
  const events = tellProgress<number>(async report => {
    report(1)
    throw new Error('broken')
  })
  expect(await events.next()).toEqual({ done: false, value: 1 })
  await expect(events.next()).rejects.toThrow('broken')
})

test('who leaves waits until the work has ended', async () => {
  let end = () => {}
  const events = tellProgress<number>(async report => {
    report(1)
    await new Promise<void>(resolve => {
      end = resolve
    })
  })
  await events.next()
  let left = false
  const leaving = events.return(undefined).then(() => {
    left = true
  })
  await Promise.resolve()
  expect(left).toBe(false)
  end()
  await leaving
})
