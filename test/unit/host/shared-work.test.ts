import { describe, expect, it } from 'vitest'
import { SharedWork } from '#host/shared-work.ts'

/** Work whose end is in the hand of the test. */
function heldWork() {
  const signals: AbortSignal[] = []
  const ends: ((value: string) => void)[] = []
  const work = (signal: AbortSignal) => {
    signals.push(signal)
    return new Promise<string>((resolve, reject) => {
      ends.push(resolve)
      signal.addEventListener('abort', () => reject(signal.reason))
    })
  }
  return { work, signals, end: (value: string) => ends.at(-1)?.(value) }
}

describe('work that several want', () => {
  it('is done once, and goes on when the one who began it leaves', async () => {
    const shared = new SharedWork<string>()
    const { work, signals, end } = heldWork()
    const first = new AbortController()
    const one = shared.do('a', first.signal, work)
    const two = shared.do('a', new AbortController().signal, work)
    first.abort()
    await expect(one).rejects.toMatchObject({ code: 'ABORTED' })
    expect(signals).toHaveLength(1)
    expect(signals[0]?.aborted).toBe(false)
    end('done')
    expect(await two).toBe('done')
  })

  it('is given up when all have left, and begun anew by the next', async () => {
    const shared = new SharedWork<string>()
    const { work, signals, end } = heldWork()
    const both = [new AbortController(), new AbortController()]
    const asked = both.map(({ signal }) => shared.do('a', signal, work))
    for (const each of both) each.abort()
    for (const each of asked) await expect(each).rejects.toMatchObject({ code: 'ABORTED' })
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
    const next = shared.do('a', new AbortController().signal, work)
    expect(signals).toHaveLength(2)
    end('again')
    expect(await next).toBe('again')
  })

  it('is not begun for who has left already', async () => {
    const { work, signals } = heldWork()
    const gone = new SharedWork<string>().do('a', AbortSignal.abort(), work)
    await expect(gone).rejects.toMatchObject({ code: 'ABORTED' })
    expect(signals).toEqual([])
  })
})
