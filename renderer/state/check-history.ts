import { ClientError } from '#shared/model/client-error.ts'
import { explainFailure } from './explain-failure.ts'
import type { HostClient } from './host.ts'
import { reportStorageProblems } from './storage-problems.ts'

/** Says what of the history cannot be read. The window does not wait for it: there may be much of it. */
export async function checkHistory(client: HostClient): Promise<void> {
  try {
    reportStorageProblems(await client.call('history.check', {}))
  } catch (thrown) {
    // On the next connection it is checked anew.
    if (ClientError.wrap(thrown).reason === 'host-gone') return
    reportStorageProblems([`The history cannot be read: ${explainFailure(thrown)}`])
  }
}
