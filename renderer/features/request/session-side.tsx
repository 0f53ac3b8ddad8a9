import { Cable, CircleAlert } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { laterPart } from '../../components/later-part.tsx'
import { useTabProblems } from '../../state/problems.ts'
import { useSocket } from '../../state/sockets.ts'
import { useDraft } from '../../state/tabs.ts'

const SessionPane = laterPart(async () => (await import('../socket/session/session-pane.tsx')).SessionPane)
const LatestSession = laterPart(
  async () => (await import('../socket/session/latest-session.tsx')).LatestSession
)
const ProblemList = laterPart(async () => (await import('../response/problem-list.tsx')).ProblemList)

/** What goes over the WebSocket of a tab, or why it was not opened. */
export function SessionSide({ tabId }: { tabId: string }) {
  const problems = useTabProblems(tabId)
  const { url } = useDraft(tabId)
  const socket = useSocket(tabId)
  return (
    <section aria-label="Session" data-landmark="response" className="flex min-h-0 flex-1 flex-col">
      {socket ? (
        <SessionPane tabId={tabId} socket={socket} />
      ) : problems.length > 0 ? (
        <EmptyState icon={<CircleAlert />} title="Nothing was sent">
          <ProblemList tabId={tabId} problems={problems} />
        </EmptyState>
      ) : (
        <EmptyState
          icon={<Cable />}
          title={url.trim() === '' ? 'Type a URL and connect' : 'Not connected yet'}
        >
          <p className="max-w-xs text-muted text-sm">
            What is sent and received appears here. Messages can be written before.
          </p>
          <LatestSession tabId={tabId} />
        </EmptyState>
      )}
    </section>
  )
}
