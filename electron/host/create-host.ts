import type { TempFolder } from '#engine/bodies/temp-folder.ts'
import type { HttpClient } from '#shared/client/http-client.ts'
import { contract } from '#shared/contract/index.ts'
import type { Diagnostics } from '#shared/model/diagnostics.ts'
import type { Port } from '#shared/rpc/port.ts'
import { type ServeOptions, serve } from '#shared/rpc/server.ts'
import type { CollectionSource } from '#workspace/collections/collection-reader.ts'
import type { CollectionStore } from '#workspace/collections/collection-store.ts'
import { DeletedItems } from '#workspace/collections/delete-items.ts'
import type { ConsentStore } from '#workspace/consents/consent-store.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { PreferencesStore } from '#workspace/preferences-store.ts'
import type { SessionLogStore } from '#workspace/session-logs/session-log-store.ts'
import type { Vault } from '#workspace/vault/vault.ts'
import type { WindowStore } from '#workspace/window-store.ts'
import type { WorkspaceStore } from '#workspace/workspaces/workspace-store.ts'
import { bodyHandlers, type HostBodies } from './body-handlers.ts'
import { certificateHandlers } from './certificate-handlers.ts'
import { collectionHandlers } from './collection-handlers.ts'
import { consentHandlers } from './consent-handlers.ts'
import { ConsentQuestions } from './consent-questions.ts'
import { cookieHandlers } from './cookie-handlers.ts'
import { diagnosticsHandlers } from './diagnostics-handlers.ts'
import { environmentHandlers } from './environment-handlers.ts'
import { exchangeHandlers } from './exchange-handlers.ts'
import type { FileAccess } from './file-access.ts'
import { type HarParts, harHandlers } from './har-handlers.ts'
import { historyHandlers } from './history-handlers.ts'
import { itemHandlers } from './item-handlers.ts'
import type { KeptBodies } from './kept-bodies.ts'
import type { KeptCookies } from './kept-cookies.ts'
import { logHandlers } from './log/log-handlers.ts'
import { OpenLogs } from './log/open-logs.ts'
import { SessionLogs } from './log/session-logs.ts'
import { endpointOf } from './oauth2/ask-endpoint.ts'
import { browserOf } from './oauth2/browser-of.ts'
import { OAuth2Tokens } from './oauth2/oauth2-tokens.ts'
import { ownerOf } from './oauth2/token-owner.ts'
import { oauth2Handlers } from './oauth2-handlers.ts'
import type { OutsideCopies } from './outside-copies.ts'
import { outsideHandlers } from './outside-handlers.ts'
import { preferencesHandlers } from './preferences-handlers.ts'
import { previewHandlers } from './preview-handlers.ts'
import type { RepeatParts } from './run/repeat-draft.ts'
import { runHandlers } from './run-handlers.ts'
import type { Scopes } from './scope/open-scopes.ts'
import { scopeHandlers } from './scope-handlers.ts'
import { searchHandlers } from './search-handlers.ts'
import { evaluateDraft } from './send/evaluate-draft.ts'
import type { GatherScope } from './send/gather-or-refuse.ts'
import { refuseUnpinned } from './send/refuse-unpinned.ts'
import { scriptsOf } from './send/scripts-of.ts'
import type { SendParts, SentDraft } from './send/send-draft.ts'
import { type SendHandlerParts, sendHandlers } from './send-handlers.ts'
import { SessionBodies } from './session-bodies.ts'
import { SessionWindow } from './session-window.ts'
import type { Shell } from './shell.ts'
import { shellHandlers } from './shell-handlers.ts'
import { SlicedBodies } from './sliced-bodies.ts'
import type { OpenWebSocket } from './socket/connection-opener.ts'
import { socketHandlers } from './socket/socket-handlers.ts'
import { textHandlers } from './text-handlers.ts'
import { vaultHandlers } from './vault-handlers.ts'
import { windowHandlers } from './window-handlers.ts'
import { workspaceHandlers } from './workspace-handlers.ts'

export interface HostParts extends HostBodies, Omit<HarParts, 'logs'>, ServeOptions {
  /** Where files are made that live no longer than what they are made for. */
  scratch: TempFolder
  client: HttpClient
  openWebSocket: OpenWebSocket
  ownConnections: RepeatParts['ownConnections']
  diagnostics(): Diagnostics
  /** A certificate that was shown lately, as PEM. */
  findCertificate(fingerprint256: string): string | undefined
  windows: WindowStore
  cookies: KeptCookies
  history: HistoryStore
  sessionLogs: SessionLogStore
  keptBodies: KeptBodies
  outsideCopies: OutsideCopies
  files: FileAccess
  consents: ConsentStore
  /** As those see them who send requests. */
  collections: CollectionSource
  collectionStore: CollectionStore
  workspaces: WorkspaceStore
  scopes: Scopes
  gatherScope: GatherScope
  preferences: PreferencesStore
  vault: Vault
  shell: Shell
}

export interface Host {
  /**
   * Serves the contract on a port until that closes. What the session began is aborted then, its bodies are freed
   * and its window is given free.
   */
  accept(port: Port): void
  /** Closes every port. Settles when all sessions have ended and everything is stored. */
  close(): Promise<void>
}

/** What answers a renderer, in whatever shell. It knows no transport. */
export function createHost(parts: HostParts): Host {
  const sessions = new Map<Port, Promise<void>>()
  const questions = new ConsentQuestions(parts.shell, parts.consents, parts.collections)
  const deleted = new DeletedItems(paths => parts.shell.trash(paths))
  const sliced = new SlicedBodies(parts)
  const releaseBody = (id: string) => sliced.releaseBody(id)
  const evaluate = async (sent: SentDraft) =>
    evaluateDraft(sent, sent.scripts ?? (await scriptsOf(sent.scope, parts.collectionStore)), {
      bodies: parts,
      runtime: parts.scopes.runtime
    })

  const guard: SendParts['refuseUnpinned'] = (draft, scope, gathered) =>
    refuseUnpinned(draft, scope, gathered, parts.collectionStore)
  const tokens = new OAuth2Tokens(parts.vault, browserOf(parts.shell))
  const oauth2Parts = { ...parts, bodies: parts, tokens }
  const tokenFor: SendParts['tokenFor'] = ({ oauth2, secrets }, scope, signal, onUnrecorded) => {
    const ask = endpointOf(scope, secrets, oauth2Parts, onUnrecorded)
    return tokens.forRequest(oauth2, { owner: ownerOf(scope), ask }, signal)
  }
  const cachedToken: SendHandlerParts['cachedToken'] = ({ oauth2 }, scope) =>
    tokens.cached(oauth2, ownerOf(scope))
  const logs = new SessionLogs(parts.sessionLogs, () => parts.history.limits)
  const sending = { ...parts, logs, refuseUnpinned: guard, bodies: parts, evaluate, tokenFor, cachedToken }

  async function run(port: Port): Promise<void> {
    const bodies = new SessionBodies(releaseBody)
    const openLogs = new OpenLogs(logs)
    const window = new SessionWindow(parts.windows)
    const { finished } = serve(
      port,
      contract,
      {
        ...exchangeHandlers(parts.client, bodies, parts.cookies, parts.files, parts.consents),
        ...bodyHandlers(sliced, bodies, parts.files),
        ...outsideHandlers(sliced, bodies, parts),
        ...previewHandlers(sliced, bodies, parts.shell),
        ...textHandlers(sliced, bodies, parts.scratch),
        ...windowHandlers(window, parts),
        ...preferencesHandlers(parts.scopes.preferences, parts.history),
        ...diagnosticsHandlers(() => parts.diagnostics()),
        ...certificateHandlers(fingerprint => parts.findCertificate(fingerprint)),
        ...shellHandlers(parts.shell),
        ...vaultHandlers(parts.vault),
        ...consentHandlers({ ...parts, questions }),
        ...sendHandlers(sending, bodies),
        ...runHandlers({ ...sending, runtime: parts.scopes.runtime, listen: parts.scopes.listen }, bodies),
        ...socketHandlers({ ...sending, logs, listen: parts.scopes.listen }, openLogs, bodies),
        ...logHandlers({ ...parts, logs }, openLogs, bodies),
        ...workspaceHandlers(parts.workspaces),
        ...collectionHandlers(parts.collectionStore, parts.workspaces, parts.files),
        ...itemHandlers({ ...parts, deleted }),
        ...cookieHandlers(parts.cookies),
        ...environmentHandlers({ ...parts, ...parts.scopes }),
        ...historyHandlers(parts.history, parts.keptBodies, bodies),
        ...harHandlers({ ...parts, logs }, bodies),
        ...oauth2Handlers(oauth2Parts),
        ...scopeHandlers({ ...parts, listen: parts.scopes.listen }),
        ...searchHandlers(parts.collectionStore)
      },
      { checkOutput: parts.checkOutput ?? false }
    )
    await finished
    await Promise.allSettled([bodies.releaseAll(), window.release()])
    sessions.delete(port)
  }

  return {
    accept(port) {
      sessions.set(port, run(port))
    },
    async close() {
      const ending = [...sessions.values()]
      for (const port of sessions.keys()) port.close()
      await Promise.all(ending)
    }
  }
}
