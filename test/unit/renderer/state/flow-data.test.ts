import { assert, beforeEach, describe, expect, it, vi } from 'vitest'
import { putFlowData, readFlowData } from '#renderer/state/flow-data.ts'
import { FlowLog } from '#renderer/state/flow-log.ts'
import { changeFlow, type FlowData, flowOf, startFlow } from '#renderer/state/flows.ts'
import { closeView, findView, openView } from '#renderer/state/views.ts'
import { runExchangeOf } from '../../../fixtures/run-exchanges.ts'

/** What a page has, and modules look at when they are loaded. */
vi.hoisted(() => {
  vi.stubGlobal('location', new URL('app://sonde/'))
  vi.stubGlobal('navigator', { userAgent: '' })
  vi.stubGlobal('sessionStorage', { getItem: () => null })
})

const data = (name: string, rows = 2): FlowData => ({
  name,
  columns: ['id'],
  rows: Array.from({ length: rows }, (_, id) => ({ id: String(id) })),
  problems: []
})

/** Reading that is done when it is told to be. */
function slow(name: string) {
  let finish = () => {}
  const promise = new Promise<FlowData>(resolve => {
    finish = () => resolve(data(name))
  })
  const seen: { signal?: AbortSignal } = {}
  const read = (signal: AbortSignal) => {
    seen.signal = signal
    return promise
  }
  return { read, seen, finish }
}

let viewId: string
const nameNow = () => flowOf(viewId).data?.name

beforeEach(() => {
  viewId = openView({ kind: 'run', title: 'Run', params: { collectionId: 'c', path: '' } })
})

describe('the data of a run', () => {
  it('is what was chosen last, whatever was read first', async () => {
    const [first, second] = [slow('first'), slow('second')]
    const reading = [readFlowData(viewId, first.read), readFlowData(viewId, second.read)]
    expect(flowOf(viewId).reading).toBe(true)
    expect(first.seen.signal?.aborted).toBe(true)
    second.finish()
    await reading[1]
    first.finish()
    await reading[0]
    expect(nameNow()).toBe('second')
    expect(flowOf(viewId)).toMatchObject({ reading: false, typed: { iterations: '2' } })
  })

  it('is what was put there while another was being read', async () => {
    const late = slow('late')
    const reading = readFlowData(viewId, late.read)
    putFlowData(viewId, data('refused', 0))
    late.finish()
    await reading
    expect(nameNow()).toBe('refused')
    expect(flowOf(viewId).reading).toBe(false)
  })

  it('does not become another while it runs', async () => {
    putFlowData(viewId, data('own'))
    changeFlow(viewId, { state: 'running' })
    putFlowData(viewId, undefined)
    await readFlowData(viewId, async () => data('other'))
    expect(nameNow()).toBe('own')
  })

  it('keeps a run waiting while it is read', async () => {
    const view = findView(viewId)
    const failure = { ...runExchangeOf({}), iteration: 0, item: 0, outcome: 'failed' as const }
    const log = new FlowLog()
    log.take({ type: 'item-ended', exchange: failure })
    changeFlow(viewId, { asked: { items: ['a.yml'], iterations: 1 }, log })
    const late = slow('late')
    const reading = readFlowData(viewId, late.read)
    assert(view?.kind === 'run')
    void startFlow(view, 'failures', true)
    expect(flowOf(viewId).state).toBe('ready')
    late.finish()
    await reading
  })

  it('is left with its view', async () => {
    const late = slow('late')
    const reading = readFlowData(viewId, late.read)
    closeView(viewId)
    expect(late.seen.signal?.aborted).toBe(true)
    late.finish()
    await reading
    expect(nameNow()).toBeUndefined()
  })
})
