import { FileUp, History, Send } from 'lucide-react'
import { useState } from 'react'
import { prettyJson } from '#shared/format/json-pretty.ts'
import { prettyMarkup } from '#shared/format/markup-pretty.ts'
import { useKeysOf } from '../../../commands/registry.ts'
import { Button } from '../../../components/button.tsx'
import { CodeEditor } from '../../../components/code-editor.tsx'
import { FileDrop } from '../../../components/file-drop.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { KeyHint } from '../../../components/key-hint.tsx'
import { Select } from '../../../components/select.tsx'
import { Tooltip } from '../../../components/tooltip.tsx'
import { askForFileToSend, askHowToSend } from '../../../state/files-to-send.ts'
import { useSocketState } from '../../../state/sockets.ts'
import { useDraft } from '../../../state/tabs.ts'
import { openDialog } from '../../../state/ui.ts'
import { NOT_WELL_FORMED } from '../body/not-well-formed.ts'
import { sendTab } from '../send-tab.ts'
import { useNameAssistance } from '../variables/use-name-assistance.ts'
import { editMessage, messageShown, messagesShown, withKind } from './edit-messages.ts'
import { editTabMessages } from './edit-tab-messages.ts'
import { MessageChoice } from './message-choice.tsx'
import { MessageFacts } from './message-facts.tsx'
import { MESSAGE_KINDS, MESSAGE_LANGUAGES } from './message-kinds.ts'
import { sendShownMessage } from './send-shown-message.ts'

/** The composer: the messages of a WebSocket, and one of them to edit and send, also while it is connected. */
export function MessagesEditor({ tabId }: { tabId: string }) {
  const { messages } = useDraft(tabId)
  const { selected, list } = messagesShown(messages)
  const message = messageShown(messages)
  const names = useNameAssistance(tabId)
  const [problem, setProblem] = useState<string>()
  const { kind, data } = message

  const edit = (change: Partial<typeof message>) => {
    setProblem(undefined)
    editTabMessages(tabId, now => editMessage(now, change))
  }
  const format = () => {
    const formatted = kind === 'xml' ? prettyMarkup(data, 'xml') : prettyJson(data)
    if (formatted === undefined) setProblem(NOT_WELL_FORMED[kind])
    else edit({ data: formatted })
  }

  return (
    <FileDrop
      label="Drop a file to send it as a message"
      onFile={file => askHowToSend(tabId, file)}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b py-1 pr-2 pl-3">
        <Select
          aria-label="Message kind"
          value={kind}
          options={MESSAGE_KINDS}
          onChange={next => edit(withKind(message, next))}
        />
        <MessageChoice tabId={tabId} />
        <div className="ml-auto flex items-center gap-1">
          <IconButton
            label="Sent messages"
            icon={<History />}
            onClick={() => openDialog({ kind: 'sent', tabId })}
          />
          <IconButton label="Send a file…" icon={<FileUp />} onClick={() => askForFileToSend(tabId)} />
          <SendMessageButton tabId={tabId} />
        </div>
      </div>
      <div data-place-keys className="flex min-h-0 flex-1 flex-col">
        <CodeEditor
          label="Message"
          language={MESSAGE_LANGUAGES[kind]}
          value={data}
          textOf={`${selected} of ${list.length}`}
          assistance={names}
          onChange={text => edit({ data: text })}
          onSubmit={() => sendTab(tabId)}
        />
      </div>
      <MessageFacts tabId={tabId} message={message} problem={problem}>
        {(kind === 'json' || kind === 'xml') && (
          <Button variant="ghost" size="small" onClick={format} disabled={data.trim() === ''}>
            Format
          </Button>
        )}
      </MessageFacts>
    </FileDrop>
  )
}

/** A message that is sent while the connection is down waits for the next one, where the settings say so. */
function SendMessageButton({ tabId }: { tabId: string }) {
  const state = useSocketState(tabId)?.state
  const keys = useKeysOf('request.send')
  const isOpen = state === 'open' || state === 'waiting'
  return (
    <Tooltip
      content={
        isOpen ? (
          <>
            Send this message
            <KeyHint keys={keys ?? []} />
          </>
        ) : (
          'Messages can be sent once the WebSocket is connected'
        )
      }
    >
      <Button
        size="small"
        aria-label="Send message"
        aria-disabled={!isOpen}
        onClick={() => isOpen && sendShownMessage(tabId)}
        className="aria-disabled:cursor-default aria-disabled:text-faint"
      >
        <Send aria-hidden="true" className="size-3" />
        Send
      </Button>
    </Tooltip>
  )
}
