import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isAlive, ownIdentity } from '#workspace/process-identity.ts'
import { startByPs, startOf } from '#workspace/process-start.ts'

function startChild() {
  const child = spawn(process.execPath, ['--eval', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'inherit']
  })
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  onTestFinished(end)
  return { pid: child.pid ?? 0, end }
}

describe('a process', () => {
  it('is alive until it ends', async () => {
    const { pid, end } = startChild()
    const started = (await startOf(pid)) ?? ''
    expect(await isAlive({ pid, started })).toBe(true)
    await end()
    expect(await isAlive({ pid, started })).toBe(false)
    expect(await isAlive(await ownIdentity())).toBe(true)
  })

  it('is not taken for another that has its number now', async () => {
    const { pid } = startChild()
    expect(await isAlive({ pid, started: 'another' })).toBe(false)
    expect(await isAlive({ pid: process.pid, started: 'another' })).toBe(false)
  })

  it('counts as alive where nobody knows when it started', async () => {
    const { pid } = startChild()
    expect(await isAlive({ pid, started: '' })).toBe(true)
  })
})

/** Linux, which is asked in another way, reckons it from the time of day and may round it differently. */
const secondsBetween = (one = '', other = '') => Math.abs(Number(one) - Number(other))

describe.skipIf(process.platform === 'win32')('the start of a process as ps tells it', () => {
  it('stays the same while it lives, and is none when it is dead', async () => {
    const { pid, end } = startChild()
    const started = await startByPs(pid)
    expect(started).toMatch(/^\d{10}$/)
    expect(secondsBetween(await startByPs(pid), started)).toBeLessThanOrEqual(1)
    await end()
    expect(await startByPs(pid)).toBeUndefined()
  })

  it('is the same in every time zone', async () => {
    const before = process.env.TZ
    onTestFinished(() => {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    })
    const started = await startByPs(process.pid)
    process.env.TZ = 'Pacific/Auckland'
    expect(secondsBetween(await startByPs(process.pid), started)).toBeLessThanOrEqual(1)
  })
})
