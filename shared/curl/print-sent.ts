import type { HopRequest } from '../model/exchange.ts'
import { withPlainMasks } from './plain-masks.ts'
import { printCurl } from './print-curl.ts'
import { sentRequest } from './sent-request.ts'

const NO_BODY = new Uint8Array()

/**
 * The command that asks for what a hop asked for, just as it went out.
 * @param request what is secret in it may be masked
 * @returns the command, and whether there are masks in it
 */
export function printSent(
  request: HopRequest,
  body: Uint8Array = NO_BODY
): { command: string; hasMasks: boolean } {
  const printed = withPlainMasks({ request: sentRequest(request, body), settings: {} })
  return { command: printCurl(printed.request), hasMasks: printed.hasMasks }
}
