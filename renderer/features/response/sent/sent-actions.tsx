import { Copy } from 'lucide-react'
import { decodeText } from '#shared/format/decode-text.ts'
import type { Hop } from '#shared/model/exchange.ts'
import { ActionMenu } from '../../../components/action-menu.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { tell, tellFailure } from '../../../state/notices.ts'
import { readSent } from './read-sent.ts'

interface SentActionsProps {
  hop: Hop
  sent: NonNullable<Hop['sent']>
  /** Forms of secrets that are to be covered. */
  hidden: readonly string[]
}

/** Copies a request as it went out, as it is shown: covered secrets stay covered. */
export function SentActions({ hop, sent, hidden }: SentActionsProps) {
  const copy = (what: string, print: () => Promise<string>) => async () => {
    try {
      await navigator.clipboard.writeText(await print())
      tell(`${what} has been copied${hidden.length > 0 ? ', its secrets covered' : ''}.`)
    } catch (thrown) {
      tellFailure(`${what} could not be copied`, thrown)
    }
  }
  return (
    <ActionMenu
      label="Copy the request as sent"
      groups={[
        [
          { label: 'Copy head', run: copy('The head', async () => sent.head) },
          { label: 'Copy whole request', run: copy('The request', () => printWhole(sent, hidden)) },
          { label: 'Copy as curl', run: copy('The curl command', () => printAsCurl(hop, sent, hidden)) }
        ]
      ]}
      trigger={<IconButton label="Copy the request as sent" icon={<Copy />} />}
    />
  )
}

async function printWhole(sent: NonNullable<Hop['sent']>, hidden: readonly string[]): Promise<string> {
  const bytes = await readWhole(sent, hidden)
  const { text, looksBinary } = decodeText(bytes, {})
  if (looksBinary)
    throw new Error('Its body is binary and cannot be copied as text. “Copy head” copies the rest.')
  return sent.head + text
}

async function printAsCurl(
  { request }: Hop,
  sent: NonNullable<Hop['sent']>,
  hidden: readonly string[]
): Promise<string> {
  const [{ printCurl }, { sentRequest }, bytes] = await Promise.all([
    import('#shared/curl/print-curl.ts'),
    import('#shared/curl/sent-request.ts'),
    readWhole(sent, hidden)
  ])
  return printCurl(sentRequest(request, bytes))
}

async function readWhole(
  { body, bodyBytes }: NonNullable<Hop['sent']>,
  hidden: readonly string[]
): Promise<Uint8Array> {
  if (body && body.size === body.total) return body.size > 0 ? readSent(body, 0, body.size, hidden) : EMPTY
  if (bodyBytes === 0) return EMPTY
  throw new Error('Its body is not kept, or not to its end.')
}

const EMPTY = new Uint8Array()
