import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import type { Tab } from '#shared/model/draft/tab.ts'
import { useEnvironmentEditor } from './environment-editor.ts'
import { type HostClient, host } from './host.ts'
import { keptClosed } from './kept-closed.ts'
import { saveTab } from './save-tab.ts'
import { inElectron } from './shell-kind.ts'
import type { TabSet } from './tab-set.ts'
import { noteStoredClosed, useTabs } from './tabs.ts'
import { environmentsToKeep, noteStored, noteStoring } from './unsaved-environments.ts'

/** Between two savings while changes keep coming. The first change of a while is saved at once. */
const INTERVAL_MS = 150
const RETRY_MS = 5000

interface AutosaveState {
  /** Why the latest changes are not on disk, when they should be: sentences for a person. */
  problem: string | undefined
  /** The tabs that are not stored as they stand, where it is not all of them. */
  tabIds: readonly string[]
  /** Whether it is being tried again: not when it would be refused again. */
  retrying: boolean
}

export const useAutosave = create<AutosaveState>(() => ({ problem: undefined, tabIds: [], retrying: false }))

const unsaved = new Set<string>()
/** Why tabs cannot be stored as they stand. They are tried again when they have changed. */
const refused = new Map<string, string>()
let layoutUnsaved = false
let environmentsUnsaved = false
/** What the window keeps of environments, as it was stored last: most of what happens in the editor changes none of it. */
let environmentsStored = ''
let timer: ReturnType<typeof setTimeout> | undefined
let savedAt = Number.NEGATIVE_INFINITY

/**
 * Stores changes as they come, a few times a second at most, and at once when the page is left. What could not be stored
 * because the host was gone is stored when it is back: see `saveEverything`.
 */
export function startAutosave(): void {
  useTabs.subscribe((now, before) => {
    if (!now.attached || !before.attached) return
    const known = new Set(storedOf(before))
    for (const tab of storedOf(now)) if (!known.has(tab)) unsaved.add(tab.id)
    layoutUnsaved ||=
      now.activeTabId !== before.activeTabId ||
      now.layout !== before.layout ||
      now.workspaceId !== before.workspaceId ||
      now.recent !== before.recent ||
      now.closed !== before.closed ||
      now.tabs.length !== before.tabs.length ||
      now.tabs.some((tab, index) => tab.id !== before.tabs[index]?.id)
    if (unsaved.size > 0 || layoutUnsaved) flushSoon()
  })
  useEnvironmentEditor.subscribe((now, before) => {
    if (now.edited === before.edited && now.aside === before.aside) return
    environmentsUnsaved = true
    flushSoon()
  })
  for (const leaving of ['pagehide', 'blur'] as const) window.addEventListener(leaving, flush)
  // In Electron the engine is started again, and a window that does not close would not say why.
  if (!inElectron) window.addEventListener('beforeunload', askBeforeLoss)
}

/** What nobody has stored is in this page alone. */
function askBeforeLoss(event: BeforeUnloadEvent): void {
  if (!host.client && (unsaved.size > 0 || environmentsUnsaved)) event.preventDefault()
}

/** Stores all there is: for a host that has been restarted and may have missed something. */
export function saveEverything(): void {
  for (const { id } of storedOf(useTabs.getState())) unsaved.add(id)
  layoutUnsaved = true
  environmentsUnsaved = true
  environmentsStored = ''
  flush()
}

/** The tabs that are to be on disk: those that are open, and those that can come back. */
function storedOf({ tabs, closed }: TabSet): Tab[] {
  return [...tabs, ...keptClosed(closed).map(({ tab }) => tab)]
}

function flushSoon(): void {
  timer ??= setTimeout(flush, Math.max(0, savedAt + INTERVAL_MS - performance.now()))
}

function flush(): void {
  clearTimeout(timer)
  timer = undefined
  savedAt = performance.now()
  const { client } = host
  if (!client || (unsaved.size === 0 && !layoutUnsaved && !environmentsUnsaved)) return
  const { tabs } = useTabs.getState()
  const changed = storedOf(useTabs.getState()).filter(tab => unsaved.has(tab.id))
  for (const id of refused.keys()) if (!tabs.some(tab => tab.id === id)) refused.delete(id)
  // Asked at once, not one after the other: a page that is being left gets no later turn. The host answers in order.
  const saves = changed.map(tab => store(client, tab))
  if (layoutUnsaved) saves.push(storeLayout(client))
  if (environmentsUnsaved) saves.push(storeEnvironments(client))
  unsaved.clear()
  layoutUnsaved = false
  environmentsUnsaved = false
  void Promise.all(saves).then(failures => tell(failures.find(failure => failure !== undefined)))
}

/** @returns why it failed, when it may go better the next time */
async function store(client: HostClient, tab: Tab): Promise<ClientError | undefined> {
  const outcome = await saveTab(tab, () => client.call('window.saveTab', { tab }))
  if (outcome.kind === 'refused') refused.set(tab.id, `${outcome.error.message} ${outcome.error.hint}`)
  else refused.delete(tab.id)
  if (outcome.kind !== 'failed') return undefined
  unsaved.add(tab.id)
  return outcome.error
}

/** @returns why it failed */
async function storeLayout(client: HostClient): Promise<ClientError | undefined> {
  const { tabs, activeTabId, layout, workspaceId, recent: latest, closed: all } = useTabs.getState()
  const recent = [...latest]
  const kept = keptClosed(all)
  const closed = kept.map(({ tab, index }) => ({ tabId: tab.id, index }))
  const tabIds = tabs.map(({ id }) => id)
  try {
    await client.call('window.saveLayout', { tabIds, activeTabId, layout, workspaceId, recent, closed })
    noteStoredClosed(kept)
    return undefined
  } catch (error) {
    layoutUnsaved = true
    return ClientError.wrap(error)
  }
}

/** @returns why it failed */
async function storeEnvironments(client: HostClient): Promise<ClientError | undefined> {
  const environments = environmentsToKeep()
  const text = JSON.stringify(environments)
  if (text === environmentsStored) return undefined
  environmentsStored = text
  noteStoring(environments)
  try {
    await client.call('window.saveEnvironments', { environments })
    // What is on its way later has yet to be stored.
    if (environmentsStored === text) noteStored(environments)
    return undefined
  } catch (error) {
    environmentsUnsaved = true
    environmentsStored = ''
    return ClientError.wrap(error)
  }
}

function tell(failure: ClientError | undefined): void {
  // A host that is gone is told about elsewhere, and gets everything when it is back.
  if (failure?.reason === 'host-gone') return
  const [refusal] = refused.values()
  useAutosave.setState({
    problem: failure?.message ?? refusal,
    tabIds: failure ? [] : [...refused.keys()],
    retrying: failure !== undefined
  })
  if (!failure) return
  clearTimeout(timer)
  timer = setTimeout(flush, RETRY_MS)
}
