import { addressOfNewWindow } from './connect-host.ts'
import { desktop } from './desktop.ts'
import { tellFailure } from './notices.ts'
import { inElectron } from './shell-kind.ts'

/** Opens another window on the same workspace; in a browser, another tab of it. */
export async function openWindow(): Promise<void> {
  try {
    if (inElectron) await (await desktop()).call('window.open', {})
    // Without an opener it begins with a session of its own, and so with a window of its own.
    else window.open(addressOfNewWindow(), '_blank', 'noopener')
  } catch (thrown) {
    tellFailure('No window could be opened', thrown)
  }
}
