/** A duration as it is typed: `500ms`, `1.5s`, `2m`, `1h`. `parseDuration` reads the same from it. @param ms whole milliseconds */
export function writeDuration(ms: number): string {
  if (ms > 0 && ms % 3_600_000 === 0) return `${ms / 3_600_000}h`
  if (ms > 0 && ms % 60_000 === 0) return `${ms / 60_000}m`
  return ms >= 1000 && ms % 100 === 0 ? `${ms / 1000}s` : `${ms}ms`
}
