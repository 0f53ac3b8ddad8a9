import { useState } from 'react'
import { MAX_REASON_BYTES, reasonBytes } from '#shared/model/socket/close-problem.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { disconnect, useSocketState } from '../../../state/sockets.ts'
import { closeAnswered, closeDialog } from '../../../state/ui.ts'
import { useDialog } from '../../../state/use-dialog.ts'
import { ByteField } from './byte-field.tsx'
import { CodeField } from './code-field.tsx'
import { SocketForm } from './socket-form.tsx'
import { readClose, type TypedClose } from './typed-close.ts'

/** What was sent last: who tries how a server takes a code does so again. */
let latest: TypedClose = { code: '1000', reason: '' }

/** Asks with what the connection of a tab is closed. */
export function CloseSocketDialog() {
  const { open, asked } = useDialog('closeSocket')
  return (
    <Dialog open={open} onClose={closeDialog} title="Close with a code">
      {asked && <CloseForm tabId={asked.tabId} onDone={() => closeAnswered(asked)} />}
    </Dialog>
  )
}

function CloseForm({ tabId, onDone }: { tabId: string; onDone: () => void }) {
  const [typed, setTyped] = useState(latest)
  const isOpen = useSocketState(tabId)?.state === 'open'
  const read = readClose(typed)
  const problemOf = (field: 'code' | 'reason') =>
    'problem' in read && read.field === field ? read.problem : undefined
  const close = () => {
    if ('problem' in read) return
    latest = typed
    disconnect(tabId, read)
  }
  return (
    <SocketForm
      isOpen={isOpen}
      isReady={!('problem' in read)}
      does="Close the WebSocket"
      variant="danger"
      onSubmit={close}
      onDone={onDone}
    >
      <CodeField
        value={typed.code}
        problem={problemOf('code')}
        onChange={code => setTyped({ ...typed, code })}
      />
      <ByteField
        label="Reason"
        value={typed.reason}
        size={reasonBytes(typed.reason)}
        limit={MAX_REASON_BYTES}
        problem={problemOf('reason')}
        onChange={reason => setTyped({ ...typed, reason })}
      />
    </SocketForm>
  )
}
