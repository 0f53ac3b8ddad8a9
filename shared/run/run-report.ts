import type { DataRow } from '../model/run.ts'
import type { FlowResults } from './flow-report.ts'
import type { OtherRequest } from './other-protocols.ts'

/** What is known of a run before it begins. */
export interface RunAbout {
  /** What was run, in words: the collection, and the folder in it. */
  title: string
  environment?: string | undefined
  /** What would have been run too if it were HTTP; absent where there is none. */
  others?: readonly OtherRequest[] | undefined
}

/** All that is known of a run through a collection when it is over. */
export interface RunReport extends FlowResults, RunAbout {
  /** ISO 8601. */
  startedAt: string
  iterations: number
  /** Of each iteration that had one. */
  rows: ReadonlyMap<number, DataRow>
  elapsedMs: number
  passed: number
  failed: number
  notRun: number
  ended?: 'stopped' | 'bailed' | undefined
}
