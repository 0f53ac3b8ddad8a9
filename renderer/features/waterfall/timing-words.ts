import type { TimingRow } from '#shared/waterfall/timing-rows.ts'

/** What is to be known about something that a server measured of itself. */
export function explainTiming({ phase, durMs, cut }: TimingRow): string {
  const where = phase === 'ttfb' ? 'in its Server-Timing header' : 'in a Server-Timing trailer'
  if (durMs === undefined) return `Told by the server ${where}, without a duration that can be read.`
  const when = `Told by the server ${where}: how long it took, not when it began. So it is drawn from the beginning of ${phase}`
  return cut ? `${when}, to whose end it is cut: it is longer than that.` : `${when}.`
}
