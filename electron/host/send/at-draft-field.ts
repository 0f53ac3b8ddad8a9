import type { Place } from '#shared/http/inherit-draft.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { Hop } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'

type PlaceOf = (field: string) => Place

/**
 * An event with its errors at the fields of the draft: some things are found out only on the way, such as that a body
 * cannot be signed.
 */
export function atDraftField(event: ExchangeEvent, placeOf: PlaceOf): ExchangeEvent {
  if (event.type === 'hop-ended') return { ...event, record: hopAt(event.record, placeOf) }
  if (event.type !== 'done') return event
  const { error, hops } = event.exchange
  if (error?.field === undefined) return event
  const exchange = {
    ...event.exchange,
    hops: hops.map(hop => hopAt(hop, placeOf)),
    error: errorAt(error, placeOf)
  }
  return { ...event, exchange }
}

function hopAt(hop: Hop, placeOf: PlaceOf): Hop {
  return hop.error?.field === undefined ? hop : { ...hop, error: errorAt(hop.error, placeOf) }
}

function errorAt(error: ErrorRecord, placeOf: PlaceOf): ErrorRecord {
  return error.field === undefined ? error : { ...error, field: placeOf(error.field).field }
}
