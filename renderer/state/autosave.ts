import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import { host } from './host.ts'
import { useTabs } from './tabs.ts'

const QUIET_MS = 250
/** Who types without a pause is saved too. */
const LONGEST_WAIT_MS = 1000
const RETRY_MS = 5000

/** Why the latest changes are not on disk, when they should be. */
export const useAutosave = create<{ problem: string | undefined }>(() => ({ problem: undefined }))

const unsaved = new Set<string>()
let layoutUnsaved = false
let timer: ReturnType<typeof setTimeout> | undefined
let waitingSince: number | undefined

/**
 * Stores every change a moment after the last one, and at once when the page is left. What could not be stored
 * because the host was gone is stored when it is back: see `saveEverything`.
 */
export function startAutosave(): void {
  useTabs.subscribe((now, before) => {
    if (!now.attached || !before.attached) return
    const known = new Set(before.tabs)
    for (const tab of now.tabs) if (!known.has(tab)) unsaved.add(tab.id)
    layoutUnsaved ||=
      now.activeTabId !== before.activeTabId ||
      now.layout !== before.layout ||
      now.tabs.length !== before.tabs.length ||
      now.tabs.some((tab, index) => tab.id !== before.tabs[index]?.id)
    if (unsaved.size === 0 && !layoutUnsaved) return
    waitingSince ??= performance.now()
    const longest = waitingSince + LONGEST_WAIT_MS - performance.now()
    clearTimeout(timer)
    timer = setTimeout(flush, Math.min(QUIET_MS, longest))
  })
  for (const leaving of ['pagehide', 'blur'] as const) window.addEventListener(leaving, flush)
}

/** Stores all there is: for a host that has been restarted and may have missed something. */
export function saveEverything(): void {
  for (const { id } of useTabs.getState().tabs) unsaved.add(id)
  layoutUnsaved = true
  flush()
}

function flush(): void {
  clearTimeout(timer)
  waitingSince = undefined
  const { client } = host
  if (!client || (unsaved.size === 0 && !layoutUnsaved)) return
  const { tabs, activeTabId, layout } = useTabs.getState()
  const changed = tabs.filter(tab => unsaved.has(tab.id))
  const withLayout = layoutUnsaved
  unsaved.clear()
  layoutUnsaved = false

  // Asked at once, not one after the other: a page that is being left gets no later turn. The host answers in order.
  const calls = changed.map(tab => client.call('window.saveTab', { tab }))
  if (withLayout) {
    const tabIds = tabs.map(({ id }) => id)
    calls.push(client.call('window.saveLayout', { tabIds, activeTabId, layout }))
  }
  void Promise.all(calls).then(
    () => useAutosave.setState({ problem: undefined }),
    (error: unknown) => {
      for (const { id } of changed) unsaved.add(id)
      layoutUnsaved ||= withLayout
      const { reason, message } = ClientError.wrap(error)
      // A host that is gone is told about elsewhere, and gets everything when it is back.
      if (reason === 'host-gone') return
      useAutosave.setState({ problem: message })
      clearTimeout(timer)
      timer = setTimeout(flush, RETRY_MS)
    }
  )
}
