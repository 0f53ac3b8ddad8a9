import type { Hop, SentRequest } from '#shared/model/exchange.ts'
import { tell } from '../../../state/notices.ts'
import { printAsCurl } from './print-sent.ts'

/** Copies the request of a hop as it went out, as a curl command. @param hidden forms of secrets that are to be covered; undefined when nothing is */
export async function copyHopAsCurl(
  hop: Hop,
  sent: SentRequest,
  hidden: readonly string[] | undefined
): Promise<void> {
  const printed = await printAsCurl(hop, sent, hidden)
  if ('problem' in printed) return tell(`Not copied. ${printed.problem}`)
  await navigator.clipboard.writeText(printed.text)
  tell(hidden ? 'Copied as curl, with secrets masked.' : 'Copied as curl.')
}
