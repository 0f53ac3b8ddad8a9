import { countOf } from '../format/count.ts'
import { formatDuration } from '../format/duration.ts'
import type { LogStanding } from '../model/socket/log-event.ts'
import { trafficWords } from './bin-words.ts'

/** A session in one sentence, for whoever does not see its picture. */
export function sessionWords({ received, sent, lanes, lastMs, keptFromMs }: LogStanding): string {
  const over = `${countOf(lanes, 'connection')}, ${formatDuration(Math.round(lastMs))}`
  const gone =
    keptFromMs > 0 ? ` The first ${formatDuration(Math.round(keptFromMs))} are not kept any more.` : ''
  return `Received ${trafficWords(received)}; sent ${trafficWords(sent)}; ${over}.${gone}`
}
