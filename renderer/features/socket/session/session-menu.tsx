import { Activity, Download, Ellipsis, FileInput, Repeat2, Unplug } from 'lucide-react'
import { ActionMenu, type MenuGroups } from '../../../components/action-menu.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { useConsole } from '../../../state/consoles.ts'
import { exportLog, type LogExport } from '../../../state/export-log.ts'
import { chooseLog } from '../../../state/import-log.ts'
import type { TabSocket } from '../../../state/sockets.ts'
import { openDialog } from '../../../state/ui.ts'

interface SessionMenuProps {
  tabId: string
  logId: string
  socket: TabSocket
}

/** What can be done with a session as a whole. */
export function SessionMenu({ tabId, logId, socket }: SessionMenuProps) {
  const { found } = useConsole(tabId)
  const name = nameOf(socket.draft.url)
  const save = (format: LogExport['format'], filterId?: string) =>
    void exportLog({ logId, format, name, ...(filterId !== undefined && { filterId }) })
  const groups: MenuGroups = [
    socket.live && socket.state?.state === 'open'
      ? [
          {
            label: 'Close with a code…',
            icon: <Unplug />,
            run: () => openDialog({ kind: 'closeSocket', tabId })
          },
          {
            label: 'Ping with a payload…',
            icon: <Activity />,
            run: () => openDialog({ kind: 'ping', tabId })
          }
        ]
      : [],
    [
      { label: 'Export as NDJSON…', icon: <Download />, run: () => save('ndjson') },
      { label: 'Export as HAR…', icon: <Download />, run: () => save('har') }
    ],
    found
      ? [
          {
            label: 'Export what is shown as NDJSON…',
            icon: <Download />,
            run: () => save('ndjson', found.filterId)
          },
          {
            label: 'Export what is shown as HAR…',
            icon: <Download />,
            run: () => save('har', found.filterId)
          }
        ]
      : [],
    [
      {
        label: 'Replay a session…',
        icon: <Repeat2 />,
        run: () => openDialog({ kind: 'replay', tabId, logId })
      },
      { label: 'Import a session…', icon: <FileInput />, run: chooseLog }
    ]
  ]
  return (
    <ActionMenu
      label="More for this session"
      groups={groups}
      trigger={<IconButton label="More for this session" icon={<Ellipsis />} />}
    />
  )
}

/** What a file with the messages of a session is called: by whom it was with. */
function nameOf(url: string): string {
  const host = /^[a-z]+:\/\/(?:[^/?#@]*@)?([^/?#:]*)/i.exec(url)?.[1] ?? ''
  const plain = host.replace(/[^a-zA-Z0-9.-]/g, '')
  return plain === '' ? 'session' : `session-${plain}`
}
