import type { Exchange } from '#shared/model/exchange.ts'
import { UNDECODED } from '../exit-statuses.ts'

/** That it could not be decoded at all, or not to its end. Bytes behind that end, and what else is told of a hop, take nothing from it. */
const UNSOUND = new Set(['unknown-coding', 'damaged-coding'])

/** The status of an exchange in which nothing failed, but perhaps the coding of what is shown or saved. */
export function statusOfBody({ hops }: Exchange): number {
  return hops.at(-1)?.warnings.some(({ code }) => UNSOUND.has(code)) ? UNDECODED : 0
}
