import { Button } from '../../../components/button.tsx'
import { addressOfTab } from '../../../state/tab-set.ts'
import { findTab, openDraft, useDraft } from '../../../state/tabs.ts'
import { otherKind, withKind } from './with-kind-of-url.ts'

const WORDS = {
  websocket: {
    is: 'This URL opens a WebSocket, and this file is a request over HTTP.',
    open: 'Open as a WebSocket request'
  },
  http: {
    is: 'This URL is one of HTTP, and this file is a WebSocket request.',
    open: 'Open as an HTTP request'
  }
}

/**
 * That a URL is of another kind than its request, and what can be done. A file stays what it is, since one of the other
 * kind could not hold all of it: the request is made anew beside it.
 */
export function KindNotice({ tabId }: { tabId: string }) {
  const draft = useDraft(tabId)
  const kind = otherKind(draft, draft.url)
  if (!kind) return null
  const { is, open } = WORDS[kind]
  return (
    <div role="note" className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-warn text-xs">
      <p>{is}</p>
      <Button
        size="small"
        onClick={() => {
          const tab = findTab(tabId)
          if (tab) openDraft({ ...tab.draft, ...withKind(tab.draft, kind) }, undefined, addressOfTab(tab))
        }}
      >
        {open}
      </Button>
    </div>
  )
}
