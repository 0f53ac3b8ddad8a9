/**
 * The phases of a hop, in the order in which they can happen. HAR's names where HAR has one; `ttfb` is
 * HAR's `wait`, `download` its `receive`. A hop's phases are contiguous: each starts where the last ended.
 */
export const PHASE_NAMES = ['queue', 'dns', 'tcp', 'tls', 'send', 'ttfb', 'download'] as const

export type PhaseName = (typeof PHASE_NAMES)[number]
