import type { LaneTime } from '../model/socket/log-event.ts'

/**
 * What a connection of a session does in a stretch of its time: it is being opened, stands, or is gone and the next one is
 * waited for.
 */
export interface LaneBand {
  kind: 'opening' | 'open' | 'waiting'
  lane: number
  startMs: number
  endMs: number
}

/** Where a connection ended, or could not be opened. */
export interface LaneEnd {
  lane: number
  atMs: number
  /** Absent where there was no answer with one. */
  code?: number
  refused: boolean
}

/** Ends that nobody wonders about (RFC 6455 §7.4.1): done, and going away without saying why. */
const CALM = new Set([1000, 1001, 1005])

/**
 * The connections of a session one after the other, as bands of one line.
 * @param nowMs the end of what is known
 * @param goesOn whether the last one stands, or the next one is waited for
 */
export function laneBands(
  lanes: readonly LaneTime[],
  nowMs: number,
  goesOn: boolean
): { bands: LaneBand[]; ends: LaneEnd[] } {
  const bands: LaneBand[] = []
  const ends: LaneEnd[] = []
  for (const [index, { lane, openingMs, openMs, endMs, code }] of lanes.entries()) {
    const nextMs = lanes[index + 1]?.openingMs
    const lastMs = endMs ?? nextMs ?? nowMs
    const band = (kind: LaneBand['kind'], startMs: number, endMs: number) => {
      if (endMs > startMs) bands.push({ kind, lane, startMs, endMs })
    }
    band('opening', openingMs, openMs ?? lastMs)
    if (openMs !== undefined) band('open', openMs, lastMs)
    if (endMs === undefined) continue
    ends.push({ lane, atMs: endMs, ...(code !== undefined && { code }), refused: openMs === undefined })
    if (nextMs !== undefined) band('waiting', endMs, nextMs)
    else if (goesOn) band('waiting', endMs, nowMs)
  }
  return { bands, ends }
}

/** Whether an end is one that somebody has to look at. */
export function isBadEnd({ code, refused }: LaneEnd): boolean {
  return refused || code === undefined || !CALM.has(code)
}

/** What an end is called where there is room for a word. */
export function endLabel({ code, refused }: LaneEnd): string {
  if (refused) return 'failed'
  return code === undefined ? 'lost' : String(code)
}

/** How long connections stood, all together. */
export function openMsOf(bands: readonly LaneBand[]): number {
  return bands.reduce((sum, { kind, startMs, endMs }) => sum + (kind === 'open' ? endMs - startMs : 0), 0)
}

/** What a connection does at a time; undefined before the first and after the last. */
export function bandAt(bands: readonly LaneBand[], atMs: number): LaneBand | undefined {
  return bands.findLast(({ startMs, endMs }) => atMs >= startMs && atMs < endMs)
}

/** The same in words. Connections are counted from 1 there. */
export function bandWords({ kind, lane }: LaneBand): string {
  if (kind === 'waiting') return 'none'
  return kind === 'opening' ? `${lane + 1}, being opened` : String(lane + 1)
}
