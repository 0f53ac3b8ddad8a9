import { visibleText } from '#shared/format/visible-text.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { SocketState } from '#shared/model/socket/socket-state.ts'
import { FileDrop } from '../../../components/file-drop.tsx'
import { askHowToSend } from '../../../state/files-to-send.ts'
import { isImported } from '../../../state/har-files.ts'
import { type OpenLog, useSessionLog } from '../../../state/session-logs.ts'
import { disconnect, type TabSocket } from '../../../state/sockets.ts'
import { Quiet } from '../../response/quiet.tsx'
import { Console } from '../console.tsx'
import { HandshakeView } from '../detail/handshake-detail.tsx'
import { LostNotice } from './lost-notice.tsx'
import { StateLine } from './state-line.tsx'
import { useForgottenSelection } from './use-forgotten-selection.ts'

/** The session of a tab: where it stands, what went over it. */
export function SessionPane({ tabId, socket }: { tabId: string; socket: TabSocket }) {
  const { logId } = socket
  if (logId === undefined) return <StateLine tabId={tabId} socket={socket} standing={undefined} />
  return <LoggedSession key={logId} tabId={tabId} socket={socket} logId={logId} />
}

function LoggedSession({ tabId, socket, logId }: { tabId: string; socket: TabSocket; logId: string }) {
  const log = useSessionLog(logId)
  const standing = log?.standing
  const { state, handshake, live } = socket
  useForgottenSelection(tabId, logId)
  // Until there is anything to list, the way there is what one wants to see: also where it led nowhere.
  const isOpening = state?.lane === 0 && (state.state === 'connecting' || wasRefused(state))
  return (
    <FileDrop
      label="Drop a file to send it as a message"
      disabled={!live || state?.state !== 'open'}
      takes={file => !isImported(file)}
      onFile={file => askHowToSend(tabId, file)}
      className="@container flex min-h-0 min-w-0 flex-1 flex-col bg-surface"
    >
      <StateLine tabId={tabId} socket={socket} standing={standing} />
      {isLost(state) && <LostNotice logId={logId} />}
      {isOpening && handshake ? (
        <HandshakeView
          tabId={tabId}
          live={handshake.live}
          secrets={socket.secrets}
          onCancel={() => disconnect(tabId)}
        />
      ) : (
        <>
          {log?.failed && <Unreadable error={log.failed} />}
          {log && standing && !log.failed && (
            <Console
              tabId={tabId}
              logId={logId}
              log={withStanding(log, standing)}
              startedAt={socket.startedAt ?? ''}
              sendTo={live ? logId : undefined}
              socket
            />
          )}
        </>
      )}
    </FileDrop>
  )
}

function wasRefused(state: SocketState): boolean {
  return state.state === 'closed' && state.error !== undefined && !state.end && !isLost(state)
}

/** Whether who held the session is gone. */
function isLost(state: SocketState | undefined): boolean {
  return state?.state === 'closed' && state.error?.reason === 'host-gone'
}

function withStanding(log: OpenLog, standing: NonNullable<OpenLog['standing']>) {
  return { ...log, standing }
}

function Unreadable({ error }: { error: ErrorRecord }) {
  return <Quiet>{visibleText(`${error.message} ${error.hint}`)}</Quiet>
}
