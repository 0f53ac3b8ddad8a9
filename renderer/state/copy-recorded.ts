import { host } from './host.ts'
import { tell, tellFailure } from './notices.ts'

/** Copies what a recorded exchange asked for last, as it was sent, as a curl command. Secrets are masked in it. */
export function copyRecordedAsCurl(id: string): void {
  copy(id).catch((error: unknown) => tellFailure('The request could not be copied as curl', error))
}

async function copy(id: string): Promise<void> {
  const [client, { recordedBody }, { printSent }] = await Promise.all([
    host.ready(),
    import('#shared/har/recorded-body.ts'),
    import('#shared/curl/print-sent.ts')
  ])
  const record = await client.call('history.read', { id })
  const hop = record.exchange.hops.at(-1)
  const hadBody = (hop?.sent?.bodyBytes ?? 1) > 0 && record.exchange.request.body.kind !== 'empty'
  const body = hadBody ? recordedBody(record) : undefined
  const { command, hasMasks } = printSent(hop?.request ?? record.exchange.request, body?.bytes)
  await navigator.clipboard.writeText(command)
  tell(
    [
      'Copied as curl.',
      ...(hasMasks ? ['Secrets are masked.'] : []),
      ...(hadBody && !body ? ['Its body is not in the history: it is left out.'] : []),
      ...(body?.asSent === false ? ['The body is as it was typed.'] : [])
    ].join(' ')
  )
}
