import { ArrowDown, ArrowUp, Copy, Ellipsis, Plus, Trash2 } from 'lucide-react'
import type { DraftMessages } from '#shared/model/draft/draft-message.ts'
import { ActionMenu, type MenuAction } from '../../../components/action-menu.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { MenuButton } from '../../../components/menu-button.tsx'
import { useDraft } from '../../../state/tabs.ts'
import {
  addMessage,
  duplicateMessage,
  messagesShown,
  moveMessage,
  removeMessage,
  selectMessage,
  shownTitle
} from './edit-messages.ts'
import { editTabMessages } from './edit-tab-messages.ts'
import { MessageName } from './message-name.tsx'

/** The messages that are kept with a request: which of them is in the composer, what it is called, and what can be done. */
export function MessageChoice({ tabId }: { tabId: string }) {
  const { messages } = useDraft(tabId)
  const shown = messagesShown(messages)
  const { selected, list } = shown
  const edit = (change: (now: DraftMessages) => DraftMessages | undefined) => editTabMessages(tabId, change)
  const options = list.map((each, index) => ({ value: String(index), label: shownTitle(each, index) }))
  const moves: MenuAction[] = [
    ...(selected > 0
      ? [{ label: 'Move up', icon: <ArrowUp />, run: () => edit(now => moveMessage(now, -1)) }]
      : []),
    ...(selected < list.length - 1
      ? [{ label: 'Move down', icon: <ArrowDown />, run: () => edit(now => moveMessage(now, 1)) }]
      : [])
  ]
  return (
    <div className="flex min-w-44 flex-1 items-center gap-1">
      {list.length > 1 && (
        <MenuButton
          label="Message"
          value={String(selected)}
          shown={`${selected + 1} of ${list.length}`}
          options={options}
          onChange={next => edit(now => selectMessage(now, Number(next)))}
          className="text-ink tabular-nums"
        />
      )}
      <MessageName key={`${selected} of ${list.length}`} tabId={tabId} messages={shown} />
      <IconButton label="Add a message" icon={<Plus />} onClick={() => edit(addMessage)} />
      <ActionMenu
        label="More for this message"
        groups={[
          [{ label: 'Duplicate', icon: <Copy />, run: () => edit(duplicateMessage) }, ...moves],
          [{ label: 'Delete', icon: <Trash2 />, danger: true, run: () => edit(removeMessage) }]
        ]}
        trigger={<IconButton label="More for this message" icon={<Ellipsis />} />}
      />
    </div>
  )
}
