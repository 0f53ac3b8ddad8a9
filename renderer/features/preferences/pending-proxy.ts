import { create } from 'zustand'
import type { DraftSettings } from '#shared/model/draft/draft-settings.ts'

/** What was typed of the proxy and is not in force yet. It is still there when the preferences are opened again. */
export const usePendingProxy = create<{ pending: DraftSettings['proxy'] }>(() => ({ pending: undefined }))

export function setPendingProxy(pending: DraftSettings['proxy']): void {
  usePendingProxy.setState({ pending })
}
