import { Plug, Square, Unplug } from 'lucide-react'
import { automationWords } from '#shared/automation/count-automation.ts'
import type { SocketState } from '#shared/model/socket/socket-state.ts'
import { useKeysOf } from '../../../commands/registry.ts'
import { Button } from '../../../components/button.tsx'
import { KeyHint } from '../../../components/key-hint.tsx'
import { Tooltip } from '../../../components/tooltip.tsx'
import { connect, disconnect, useSocketState } from '../../../state/sockets.ts'
import { useDraft } from '../../../state/tabs.ts'

const WHILE: Record<SocketState['state'] | 'none', { label: string; does: string; ends: boolean }> = {
  none: { label: 'Connect', does: 'Open the WebSocket', ends: false },
  connecting: { label: 'Cancel', does: 'Stop connecting', ends: true },
  open: { label: 'Disconnect', does: 'Close the WebSocket', ends: true },
  closing: {
    label: 'Closing…',
    does: 'The other side is asked to close; press to close at once',
    ends: true
  },
  waiting: { label: 'Stop', does: 'Do not connect again', ends: true },
  closed: { label: 'Connect', does: 'Open the WebSocket again', ends: false }
}

/** Opens the WebSocket of a tab, or closes it. */
export function ConnectButton({ tabId }: { tabId: string }) {
  const state = useSocketState(tabId)?.state ?? 'none'
  const { label, does, ends } = WHILE[state]
  const keys = useKeysOf('request.send')
  const sent = automationWords(useDraft(tabId))
  const byItself = ends || sent === '' ? undefined : `By itself then: ${sent}`
  const Icon = state === 'open' ? Unplug : ends ? Square : Plug
  return (
    <Tooltip
      content={
        <>
          {does}
          {byItself !== undefined && `. ${byItself}`}
          {!ends && <KeyHint keys={keys ?? []} />}
        </>
      }
    >
      <Button
        variant={ends ? 'danger' : 'primary'}
        size="large"
        className="w-32"
        aria-description={byItself}
        onClick={() => (ends ? disconnect : connect)(tabId)}
      >
        <Icon aria-hidden="true" className="size-3.5" />
        {label}
      </Button>
    </Tooltip>
  )
}
