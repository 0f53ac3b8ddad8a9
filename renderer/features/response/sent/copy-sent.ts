import type { Exchange, Hop } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { coverExchange } from '#shared/redaction/cover-exchange.ts'
import { copyRecordedAsCurl } from '../../../state/copy-recorded.ts'
import { tell, tellFailure } from '../../../state/notices.ts'
import { printAsCurl } from './print-sent.ts'

/**
 * Copies the request of a hop as a curl command: as it went out, where that is kept, else as the history has it.
 * @param id of its exchange
 * @param hop as it is shown: what is secret in it may be covered
 * @param hidden forms of secrets that are covered; undefined when nothing is
 */
export async function copySentAsCurl(
  id: string,
  hop: Hop | undefined,
  hidden: readonly SecretForm[] | undefined
): Promise<void> {
  const { sent } = hop ?? {}
  if (!hop || !sent || (sent.bodyBytes > 0 && !sent.body)) {
    copyRecordedAsCurl(id)
    return
  }
  try {
    const printed = await printAsCurl(hop, sent, hidden)
    if ('problem' in printed) {
      tell(`Not copied. ${printed.problem}`)
      return
    }
    await navigator.clipboard.writeText(printed.text)
    tell(hidden ? 'Copied as curl, with secrets masked.' : 'Copied as curl.')
  } catch (thrown) {
    tellFailure('The request could not be copied as curl', thrown)
  }
}

/** The same, with all that is secret covered, whatever is shown. @param known see `secretForms` */
export async function copySentCovered(
  exchange: Exchange,
  hopIndex: number,
  known: readonly SecretForm[]
): Promise<void> {
  const { exchange: covered, forms } = coverExchange(exchange, known)
  const hides = forms.length > 0 || covered !== exchange
  await copySentAsCurl(covered.id, covered.hops[hopIndex], hides ? forms : undefined)
}
