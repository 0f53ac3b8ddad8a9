import { create } from 'zustand'
import type { Consent } from '#shared/model/consent.ts'
import { explainFailure } from './explain-failure.ts'
import { type HostClient, host } from './host.ts'

/** What was allowed on this machine; undefined until it was told. */
export const useConsents = create<{ consents: readonly Consent[] | undefined; problem: string | undefined }>(
  () => ({ consents: undefined, problem: undefined })
)

/** Follows the consents for as long as somebody looks at them. */
export async function watchConsents(client: HostClient, signal: AbortSignal): Promise<void> {
  try {
    for await (const consents of client.stream('consent.watch', {}, { signal }))
      useConsents.setState({ consents, problem: undefined })
  } catch (thrown) {
    if (!signal.aborted) useConsents.setState({ problem: explainFailure(thrown) })
  }
}

/** From now on it is asked again. @throws ClientError */
export async function revokeConsent(id: string): Promise<void> {
  await (await host.ready()).call('consent.revoke', { id })
}
