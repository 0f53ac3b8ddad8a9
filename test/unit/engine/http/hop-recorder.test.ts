import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HopRecorder } from '#engine/http/hop-recorder.ts'
import type { Phase } from '#shared/model/exchange.ts'
import { PHASE_NAMES } from '#shared/model/phases.ts'

const mark = fc.integer({ min: 0, max: 10_000_000 }).map(microseconds => microseconds / 1000)
const marks = fc.array(fc.tuple(fc.constantFrom(...PHASE_NAMES), mark), { minLength: 1, maxLength: 12 })

describe('the phases of a hop', () => {
  test('cover it without gap or overlap, whatever the marks', () => {
    fc.assert(
      fc.property(mark, marks, mark, (startMs, begins, lastMs) => {
        const recorder = new HopRecorder(startMs)
        for (const [name, atMs] of begins) recorder.begin(name, atMs)
        const endMs = recorder.end(lastMs)
        const { phases } = recorder

        expect(phases.map(({ name }) => name)).toEqual(begins.map(([name]) => name))
        expect(phases[0]?.startMs).toBe(startMs)
        expect(phases.at(-1)?.endMs).toBe(endMs)
        phases.slice(1).forEach((phase, index) => {
          expect(phase.startMs).toBe(phases[index]?.endMs)
        })
        for (const phase of phases) expect(phase.endMs).toBeGreaterThanOrEqual(phase.startMs)
        const microseconds = (ms: number) => Math.round(ms * 1000)
        const sum = phases.reduce((total, phase) => total + microseconds(phase.endMs - phase.startMs), 0)
        expect(sum).toBe(microseconds(endMs - startMs))
      })
    )
  })

  test('of several hops add up to the exchange', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(marks, mark), { minLength: 1, maxLength: 4 }), hops => {
        let at = 0
        let sum = 0
        for (const [begins, lastMs] of hops) {
          const recorder = new HopRecorder(at)
          for (const [name, atMs] of begins) recorder.begin(name, atMs)
          at = recorder.end(lastMs)
          for (const { startMs, endMs } of recorder.phases) sum += Math.round((endMs - startMs) * 1000)
        }
        expect(sum).toBe(Math.round(at * 1000))
      })
    )
  })

  test('are told as they begin and end', () => {
    const told: (string | Phase)[] = []
    const recorder = new HopRecorder(5, {
      phaseStarted: (name, startMs) => told.push(`${name} ${startMs}`),
      phaseEnded: phase => told.push(phase)
    })
    recorder.begin('dns', 7)
    recorder.begin('tcp', 9)
    expect(recorder.current).toBe('tcp')
    recorder.end(8)
    expect(told).toEqual([
      'dns 5',
      { name: 'dns', startMs: 5, endMs: 9 },
      'tcp 9',
      { name: 'tcp', startMs: 9, endMs: 9 }
    ])
    expect(recorder.current).toBeUndefined()
  })
})
