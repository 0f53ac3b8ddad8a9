import { Button } from '../../../components/button.tsx'
import { tellFailure } from '../../../state/notices.ts'
import { openRecordedLog } from '../../../state/recorded-sockets.ts'

/** Says where the messages of a session are whose host is gone, and opens them there once it is back. */
export function LostNotice({ logId }: { logId: string }) {
  const open = () =>
    openRecordedLog(logId).catch((error: unknown) => tellFailure('The session was not opened', error))
  return (
    <div
      role="note"
      className="flex shrink-0 items-center gap-3 border-line border-b bg-warn-soft px-3 py-1.5 text-xs"
    >
      <p className="min-w-0 flex-1 text-ink">
        The session ended with the program that held it. The log is kept in the history.
      </p>
      <Button size="small" className="shrink-0" onClick={() => void open()}>
        Open from the history
      </Button>
    </div>
  )
}
