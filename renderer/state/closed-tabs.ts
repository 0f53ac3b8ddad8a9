import { useTabs } from './tabs.ts'

const forgetters: ((tabId: string) => void)[] = []

/** Lets what is kept by tab go with its tab, however that was closed. */
export function onTabClosed(forget: (tabId: string) => void): void {
  forgetters.push(forget)
}

useTabs.subscribe((now, before) => {
  if (now.tabs === before.tabs) return
  const open = new Set(now.tabs.map(({ id }) => id))
  for (const { id } of before.tabs) if (!open.has(id)) for (const forget of forgetters) forget(id)
})
