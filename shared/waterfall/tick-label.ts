import { formatFixed } from '../format/duration.ts'

/**
 * A mark of a ruler in words: exact to the step between marks, so that no two of them read alike. In seconds, or minutes
 * and seconds, where the marks are far enough apart for that.
 * @param ms not negative
 */
export function tickLabel(ms: number, stepMs: number): string {
  if (ms === 0) return '0 ms'
  if (stepMs >= 1000 && ms >= 60_000) return minutesLabel(ms / 1000)
  const inSeconds = ms >= 1000 && (stepMs >= 100 || (stepMs >= 10 && ms >= 10_000))
  return inSeconds ? `${fixed(ms / 1000, stepMs / 1000)} s` : `${fixed(ms, stepMs)} ms`
}

/** As many decimals as the step has. */
function fixed(value: number, step: number): string {
  const decimals = Math.max(0, Math.min(6, Math.ceil(-Math.log10(step) - 1e-9)))
  return formatFixed(value, decimals)
}

function minutesLabel(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), Math.round(seconds % 60)]
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`
}
