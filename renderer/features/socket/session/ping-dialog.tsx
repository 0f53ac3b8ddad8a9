import { useState } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { tellFailure } from '../../../state/notices.ts'
import { pingOver } from '../../../state/socket-acts.ts'
import { useSocket } from '../../../state/sockets.ts'
import { closeAnswered, closeDialog } from '../../../state/ui.ts'
import { useDialog } from '../../../state/use-dialog.ts'
import { ByteField } from './byte-field.tsx'
import { SocketForm } from './socket-form.tsx'

/** What fits into a control frame (RFC 6455 §5.5), in bytes. */
const MAX_PAYLOAD_BYTES = 125

/** Asks what a ping is sent with. */
export function PingDialog() {
  const { open, asked } = useDialog('ping')
  return (
    <Dialog open={open} onClose={closeDialog} title="Ping with a payload">
      {asked && <PingForm tabId={asked.tabId} onDone={() => closeAnswered(asked)} />}
    </Dialog>
  )
}

function PingForm({ tabId, onDone }: { tabId: string; onDone: () => void }) {
  const [payload, setPayload] = useState('')
  const socket = useSocket(tabId)
  const isOpen = socket?.live === true && socket.state?.state === 'open'
  const size = new TextEncoder().encode(payload).byteLength
  const fits = size <= MAX_PAYLOAD_BYTES
  const ping = () => {
    if (socket?.logId === undefined) return
    pingOver(socket.logId, payload).catch((error: unknown) => tellFailure('The ping was not sent', error))
  }
  return (
    <SocketForm isOpen={isOpen} isReady={fits} does="Send the ping" onSubmit={ping} onDone={onDone}>
      <p className="text-muted text-sm">The pong of the server carries the same text.</p>
      <ByteField
        label="Payload"
        value={payload}
        focused
        size={size}
        limit={MAX_PAYLOAD_BYTES}
        problem={
          fits ? undefined : `The payload has ${size} bytes, and ${MAX_PAYLOAD_BYTES} fit into a ping.`
        }
        onChange={setPayload}
      />
    </SocketForm>
  )
}
