import { visibleText } from '#shared/format/visible-text.ts'
import { useSessionLog } from '../../../state/session-logs.ts'
import { Quiet } from '../../response/quiet.tsx'
import { Console } from '../console.tsx'
import { useForgottenSelection } from './use-forgotten-selection.ts'

interface EventConsoleProps {
  tabId: string
  logId: string
  /** Of the exchange whose answer the stream is, in ISO 8601: its log has the same clock. */
  startedAt: string
}

/** The events of a stream, by the console that messages have. */
export function EventConsole({ tabId, logId, startedAt }: EventConsoleProps) {
  const log = useSessionLog(logId)
  useForgottenSelection(tabId, logId)
  if (log?.failed) return <Quiet>{visibleText(`${log.failed.message} ${log.failed.hint}`)}</Quiet>
  if (!log?.standing) return null
  return (
    <Console
      tabId={tabId}
      logId={logId}
      log={{ ...log, standing: log.standing }}
      startedAt={startedAt}
      sendTo={undefined}
      socket={false}
    />
  )
}
