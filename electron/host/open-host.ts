import { join } from 'node:path'
import { TempFolder } from '#engine/bodies/temp-folder.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { warmUp } from '#engine/warm-up.ts'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { CollectionStore } from '#workspace/collections/collection-store.ts'
import { ConsentStore } from '#workspace/consents/consent-store.ts'
import { CookieStore } from '#workspace/cookie-store.ts'
import { HistoryStore } from '#workspace/history/history-store.ts'
import { PreferencesStore } from '#workspace/preferences-store.ts'
import { SessionLogStore } from '#workspace/session-logs/session-log-store.ts'
import { Vault } from '#workspace/vault/vault.ts'
import { WindowStore } from '#workspace/window-store.ts'
import { WorkspaceStore } from '#workspace/workspaces/workspace-store.ts'
import { createHost, type Host } from './create-host.ts'
import { FileAccess, type FileGrants } from './file-access.ts'
import { KeptBodies } from './kept-bodies.ts'
import { KeptCookies } from './kept-cookies.ts'
import { settleSessions } from './log/settle-sessions.ts'
import { OutsideCopies } from './outside-copies.ts'
import { followOwners } from './scope/follow-owners.ts'
import { openScopes } from './scope/open-scopes.ts'
import type { Shell } from './shell.ts'

export interface OpenHost extends Host {
  /**
   * Opens a folder that was granted: in the first workspace, unless it is open in one.
   * @throws ClientError BUILD `path` when it was not granted or is no collection, IO when it cannot be stored
   */
  openCollection(folder: string): Promise<void>
}

/**
 * The whole of what runs behind a window: host, engine and stores over one data folder.
 * Closing it ends the sessions first, so that what they still have to store is stored.
 * @param grants what its pages may have read, written and opened
 * @param passphrase of the vault, where nobody can be asked for it
 */
export function openHost(home: string, shell: Shell, grants: FileGrants = {}, passphrase?: string): OpenHost {
  const systemProxy = shell.resolveSystemProxy?.bind(shell)
  const cookies = new KeptCookies(new CookieStore(home))
  const client = new DirectClient({
    tempFolder: join(home, 'bodies'),
    cookies: cookies.jar,
    ...(systemProxy && { systemProxy })
  })
  const history = new HistoryStore(home, DEFAULT_PREFERENCES.history)
  const keptBodies = new KeptBodies()
  const scratch = new TempFolder(join(home, 'bodies'))
  const outsideCopies = new OutsideCopies(join(home, 'bodies'))
  const preferences = new PreferencesStore(home)
  // What cannot be read of them is told in the window that comes first, and of the history by whoever looks at it.
  void preferences
    .read()
    .then(({ history: limits }) => history.setLimits(limits))
    .catch(() => {})
  const sessionLogs = new SessionLogStore(home)
  // What could not be set right now is so at the next start.
  setImmediate(() => void settleSessions(history, sessionLogs).catch(() => {}))
  const consents = new ConsentStore(home)
  const files = new FileAccess(grants, consents)
  const workspaces = new WorkspaceStore(home)
  const collections = new CollectionStore(home, workspaces)
  const vault = new Vault(home, { passphrase })
  const scopes = openScopes(home, { collections, consents, preferences, vault, workspaces })
  followOwners(scopes.runtime, collections, scopes.environments)
  const host = createHost({
    client,
    openWebSocket: (request, options) => client.openWebSocket(request, options),
    ownConnections: limits => client.apart(limits),
    diagnostics: () => client.diagnostics(),
    findCertificate: fingerprint => client.findCertificate(fingerprint),
    readBody: (id, offset, length) => (keptBodies.has(id) ? keptBodies : client).readBody(id, offset, length),
    releaseBody: id => (keptBodies.has(id) ? keptBodies : client).releaseBody(id),
    saveBody: (id, path, options) => (keptBodies.has(id) ? keptBodies : client).saveBody(id, path, options),
    locateBody: id => (keptBodies.has(id) ? keptBodies : client).locateBody(id),
    scratch,
    storeBody: chunks => client.storeBody(chunks),
    windows: new WindowStore(home),
    cookies,
    history,
    sessionLogs,
    keptBodies,
    outsideCopies,
    files,
    consents,
    collections,
    collectionStore: collections,
    workspaces,
    scopes,
    gatherScope: scopes.gatherScope,
    preferences,
    vault,
    shell
  })
  // After what the window waits for.
  setImmediate(() => void warmUp())
  return {
    accept: port => host.accept(port),
    async openCollection(folder) {
      const real = files.openable(folder, 'path')
      const [first] = await workspaces.list()
      const isOpen = (await collections.folders()).includes(real)
      if (first && !isOpen) await collections.openNamed(first.id, real)
    },
    async close() {
      await host.close()
      await collections.closeAll()
      await client.close()
      await cookies.close()
      await history.close()
      outsideCopies.close()
      scratch.remove()
    }
  }
}
