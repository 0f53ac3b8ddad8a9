import type { Timeouts } from './request.ts'

export const DEFAULT_TIMEOUTS: Timeouts = { connectMs: 10_000, requestMs: 30_000, idleMs: 30_000, totalMs: 0 }
