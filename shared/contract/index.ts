import { bodyContract } from './body.ts'
import { certificateContract } from './certificate.ts'
import { collectionContract } from './collection.ts'
import { consentContract } from './consent.ts'
import { cookieContract } from './cookie.ts'
import { diagnosticsContract } from './diagnostics.ts'
import { environmentContract } from './environment.ts'
import { exchangeContract } from './exchange.ts'
import { harContract } from './har.ts'
import { historyContract } from './history.ts'
import { itemContract } from './item.ts'
import { oauth2Contract } from './oauth2.ts'
import { outsideContract } from './outside.ts'
import { preferencesContract } from './preferences.ts'
import { previewContract } from './preview.ts'
import { runContract } from './run.ts'
import { scopeContract } from './scope.ts'
import { searchContract } from './search.ts'
import { sendContract } from './send.ts'
import { sessionLogContract } from './session-log.ts'
import { shellContract } from './shell.ts'
import { socketContract } from './socket.ts'
import { textContract } from './text.ts'
import { vaultContract } from './vault.ts'
import { windowContract } from './window.ts'
import { workspaceContract } from './workspace.ts'

/** Everything a renderer may ask of the host. The surface test lists it, so that a new procedure shows in review. */
export const contract = {
  ...exchangeContract,
  ...sendContract,
  ...runContract,
  ...socketContract,
  ...sessionLogContract,
  ...bodyContract,
  ...certificateContract,
  ...outsideContract,
  ...previewContract,
  ...textContract,
  ...workspaceContract,
  ...collectionContract,
  ...itemContract,
  ...searchContract,
  ...scopeContract,
  ...environmentContract,
  ...vaultContract,
  ...oauth2Contract,
  ...historyContract,
  ...harContract,
  ...cookieContract,
  ...consentContract,
  ...windowContract,
  ...preferencesContract,
  ...diagnosticsContract,
  ...shellContract
}
export type Contract = typeof contract
