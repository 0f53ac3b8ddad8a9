import { History, Search } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import { focusLandmarkSoon } from '../../../commands/focus-landmark.ts'
import { useKeysOf } from '../../../commands/registry.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { focusOnce } from '../../../components/focus-once.ts'
import { KeyHint } from '../../../components/key-hint.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { forgetSent, MOST_SENT_TEXT, useSent } from '../../../state/sent-messages.ts'
import { useSocketState } from '../../../state/sockets.ts'
import { closeAnswered, closeDialog, closeDialogFor, showSection } from '../../../state/ui.ts'
import { useDialog } from '../../../state/use-dialog.ts'
import { takeSent } from './recall-sent.ts'
import { sendTyped } from './send-shown-message.ts'
import { SentList } from './sent-list.tsx'

/** What was sent in a tab by hand: to be put back into the composer, or sent again. */
export function SentDialog() {
  const { open, asked } = useDialog('sent')
  return (
    <Dialog open={open} onClose={closeDialog} title="Sent messages">
      {asked && <Sent tabId={asked.tabId} onDone={() => closeAnswered(asked)} />}
    </Dialog>
  )
}

function Sent({ tabId, onDone }: { tabId: string; onDone: () => void }) {
  const sent = useSent(tabId)
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const [forgot, setForgot] = useState(false)
  useLayoutEffect(() => field.current?.focus(), [])
  const older = useKeysOf('socket.older')
  const state = useSocketState(tabId)?.state
  const found = sent.filter(({ data }) => data.toLowerCase().includes(text.toLowerCase()))
  const take = (message: DraftMessage) =>
    closeDialogFor(() => {
      takeSent(tabId, message)
      showSection(tabId, 'messages')
      focusLandmarkSoon('request')
    })
  const send = (message: DraftMessage) => {
    sendTyped(tabId, message)
    onDone()
  }
  if (sent.length === 0)
    return (
      <div className="h-48">
        <EmptyState icon={<History />} title="Nothing was sent by hand yet">
          <p className="max-w-sm text-muted text-sm">
            What you send from the composer is kept here as it was typed, with its variables.
          </p>
          <Button size="small" onClick={onDone} {...(forgot && { ref: focusOnce })}>
            Close
          </Button>
        </EmptyState>
      </div>
    )
  return (
    <div className="-mx-2 flex min-h-0 flex-col">
      <SearchField
        label="Search sent messages"
        placeholder="Search"
        icon={<Search />}
        value={text}
        onChange={setText}
        clear="Show all sent messages"
        ref={field}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          list.current?.querySelector<HTMLElement>('[data-row]')?.focus()
        }}
      />
      <SentList
        ref={list}
        messages={found}
        onLeave={() => field.current?.focus()}
        canSend={state === 'open' || state === 'waiting'}
        onTake={take}
        onSend={send}
      />
      <div className="mt-2 flex items-center gap-4 px-2 text-muted text-xs">
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          {older && (
            <p className="flex items-center gap-1.5">
              <KeyHint keys={older} /> in the composer brings back the one before
            </p>
          )}
          <p>
            The latest 100 are kept, up to {formatBytes(MOST_SENT_TEXT)} of text. Logs of sessions keep what
            was sent when these are forgotten.
          </p>
        </div>
        <Button
          size="small"
          variant="ghost"
          onClick={() => {
            setForgot(true)
            forgetSent(tabId)
          }}
        >
          Forget all
        </Button>
      </div>
    </div>
  )
}
