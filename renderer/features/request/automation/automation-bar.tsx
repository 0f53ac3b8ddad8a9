import { Pause, Play } from 'lucide-react'
import { automationWords } from '#shared/automation/count-automation.ts'
import { Button } from '../../../components/button.tsx'
import { pauseAutomation } from '../../../state/pause-automation.ts'
import { type TabSocket, useSocket } from '../../../state/sockets.ts'
import { useDraft } from '../../../state/tabs.ts'

/** How much is sent by itself, and what stops all of it at once. */
export function AutomationBar({ tabId }: { tabId: string }) {
  const draft = useDraft(tabId)
  const socket = useSocket(tabId)
  const isHeld = socket?.automationHeld === true
  if (!draft.automation && !isHeld) return null
  const { paused = false } = draft.automation ?? {}
  const words = automationWords(draft)
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-3 border-line border-b py-1 pr-2 pl-4 text-xs">
      <p role="status" className={paused || isHeld ? 'min-w-0 text-warn' : 'min-w-0 text-muted'}>
        {isHeld
          ? 'Changed in its file: in effect the next time you connect'
          : paused
            ? 'Paused: nothing is sent by itself'
            : sayWhatIsOn(words, socket)}
      </p>
      {(paused || words !== '') && (
        <Button size="small" className="ml-auto" onClick={() => pauseAutomation(tabId)}>
          {paused ? (
            <Play aria-hidden="true" className="size-3" />
          ) : (
            <Pause aria-hidden="true" className="size-3" />
          )}
          {paused ? 'Resume' : 'Pause all'}
        </Button>
      )}
    </div>
  )
}

function sayWhatIsOn(words: string, socket: TabSocket | undefined): string {
  if (words === '') return 'All of it is switched off'
  return socket?.live && socket.state?.state === 'open'
    ? `Running: ${words}`
    : `Starts with the connection: ${words}`
}
