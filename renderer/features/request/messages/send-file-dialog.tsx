import { File as FileIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { focusOnce } from '../../../components/focus-once.ts'
import { SegmentedChoice } from '../../../components/segmented-choice.tsx'
import { askForFileToSend } from '../../../state/files-to-send.ts'
import { sendFile, tooLargeToSend } from '../../../state/send-file.ts'
import { useSocket } from '../../../state/sockets.ts'
import { closeAnswered, closeDialog } from '../../../state/ui.ts'
import { useDialog } from '../../../state/use-dialog.ts'
import { SocketForm } from '../../socket/session/socket-form.tsx'
import { isTextFile } from './is-text-file.ts'

const KINDS = [
  { value: 'binary', label: 'Binary message' },
  { value: 'text', label: 'Text message' }
] as const

type Kind = (typeof KINDS)[number]['value']

/** Asks as what a file is sent over the connection of a tab. */
export function SendFileDialog() {
  const { open, asked } = useDialog('sendFile')
  return (
    <Dialog open={open} onClose={closeDialog} title="Send a file">
      {asked && <SendFileForm tabId={asked.tabId} file={asked.file} onDone={() => closeAnswered(asked)} />}
    </Dialog>
  )
}

interface SendFileFormProps {
  tabId: string
  file: File
  onDone: () => void
}

function SendFileForm({ tabId, file, onDone }: SendFileFormProps) {
  const [chosen, setChosen] = useState<{ file: File; kind: Kind }>()
  const proposed = useProposedKind(file)
  const socket = useSocket(tabId)
  const kind = chosen?.file === file ? chosen.kind : proposed
  const state = socket?.live ? socket.state?.state : undefined
  // What waits for a connection is kept, where the settings say so.
  const isOpen = state === 'open' || state === 'waiting'
  const tooLarge = tooLargeToSend(file)
  const send = () => {
    if (socket?.logId !== undefined) void sendFile(socket.logId, file, kind === 'text')
  }
  return (
    <SocketForm
      isOpen={isOpen}
      isReady={tooLarge === undefined}
      does="Send the file"
      onSubmit={send}
      onDone={onDone}
      ref={focusOnce}
    >
      <div className="flex items-center gap-3 rounded-md border border-line bg-app px-3 py-2 text-sm">
        <FileIcon aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <span className="min-w-0 flex-1 truncate font-medium" title={visibleText(file.name)}>
          {visibleText(file.name)}
        </span>
        <span className="shrink-0 text-muted text-xs tabular-nums">{formatBytes(file.size)}</span>
        <Button size="small" variant="ghost" onClick={() => askForFileToSend(tabId)}>
          Another…
        </Button>
      </div>
      <div className="flex">
        <SegmentedChoice
          label="Send as"
          value={kind}
          options={KINDS}
          onChange={next => setChosen({ file, kind: next })}
        />
      </div>
      <p className="text-muted text-xs">
        It goes out as it is, as one message: no variables are put into it. A text message has to be UTF-8.
      </p>
      {tooLarge !== undefined && (
        <p role="alert" className="text-bad text-sm">
          {tooLarge}
        </p>
      )}
    </SocketForm>
  )
}

/** By what the file begins with. */
function useProposedKind(file: File): Kind {
  const [text, setText] = useState<File>()
  useEffect(() => {
    isTextFile(file).then(
      isText => isText && setText(file),
      // What cannot be read is told when it is sent.
      () => {}
    )
  }, [file])
  return text === file ? 'text' : 'binary'
}
