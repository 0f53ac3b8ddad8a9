import { randomUUID } from 'node:crypto'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { WindowStore } from '#workspace/window-store.ts'

/** Run as a process of its own, to be killed: saves one tab after the other, and its size in the layout. */
export async function saveInALoop(home: string): Promise<never> {
  const window = await new WindowStore(home).attach()
  const state = await window.load()
  const tab = state.tabs[0] ?? { id: randomUUID(), draft: BLANK_DRAFT }
  process.send?.({ window: window.id, restored: tab.draft.body.text.length, problems: state.problems })
  for (let n = 0; ; n++) {
    const text = String(n % 10).repeat(20_000 + (n % 7) * 10_000)
    await window.saveTab({ ...tab, draft: { ...tab.draft, body: { kind: 'text', text } } })
    if (n === 0) process.send?.('saved')
    await window.saveLayout({ tabIds: [tab.id], activeTabId: tab.id, layout: { main: [n, 100] } })
  }
}
