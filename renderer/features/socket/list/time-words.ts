import { formatDuration } from '#shared/format/duration.ts'
import type { TimeLook } from '../../../state/consoles.ts'

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3
})

export const TIME_LOOK_WORDS: Record<TimeLook, string> = {
  absolute: 'Time of day',
  relative: 'Since the start',
  delta: 'Since the one before'
}

/**
 * When something happened.
 * @param startMs when the session's clock began, since the epoch
 * @param beforeMs of the one before, on the session's clock; undefined where there is none, or it is not known
 */
export function timeWords(
  look: TimeLook,
  atMs: number,
  { startMs, beforeMs }: { startMs: number; beforeMs: number | undefined }
): string {
  if (look === 'absolute') return CLOCK.format(new Date(startMs + atMs))
  if (look === 'relative') return sinceStart(atMs)
  return beforeMs === undefined ? '' : `+${formatDuration(Math.max(0, atMs - beforeMs))}`
}

/** Time on the session's clock, all of one form so that it can be compared in a column: `0.412`, `1:02.345`, `2:10:00.001`. */
export function sinceStart(ms: number): string {
  const whole = Math.floor(ms)
  const seconds = Math.floor(whole / 1000)
  const fraction = String(whole % 1000).padStart(3, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  if (h > 0) return `${h}:${two(m)}:${two(s)}.${fraction}`
  return m > 0 ? `${m}:${two(s)}.${fraction}` : `${s}.${fraction}`
}
