/**
 * A duration for people: `0.4 ms`, `97 ms`, `1.05 s`, `2 min 5 s`. The formatter of all durations but those that
 * have to add up: those are exact.
 * @param ms milliseconds, fractions allowed, not negative
 */
export function formatDuration(ms: number): string {
  if (ms === 0) return '0 ms'
  if (ms < 0.005) return '<0.01 ms'
  if (ms < 0.095) return `${ms.toFixed(2)} ms`
  if (ms < 9.95) return `${ms.toFixed(1)} ms`
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 9_995) return `${(ms / 1000).toFixed(2)} s`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  const minutes = Math.round(ms / 60_000)
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** A duration to the microsecond, so that numbers add up in sight: `0.040 ms`, `12,345.678 ms`. @param ms not negative */
export function formatExactMs(ms: number): string {
  return `${formatFixed(ms, 3)} ms`
}

/** A number with so many decimals and its thousands apart: `12,345.678`. */
export function formatFixed(value: number, decimals: number): string {
  const [whole = '', fraction] = value.toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}
