import type { DataRow, FlowPlace } from '../model/run.ts'
import type { FlowResults } from './flow-report.ts'

/** All that is known of a run through a collection when it is over. */
export interface RunReport extends FlowResults {
  /** What was run, in words: the collection, and the folder in it. */
  title: string
  environment?: string | undefined
  /** ISO 8601. */
  startedAt: string
  iterations: number
  /** Of each iteration that had one. */
  rows: ReadonlyMap<number, DataRow>
  elapsedMs: number
  passed: number
  failed: number
  notRun: number
  /** What was under way when it was interrupted. They count as not run. */
  interrupted: readonly FlowPlace[]
  ended?: 'stopped' | 'bailed' | undefined
}
