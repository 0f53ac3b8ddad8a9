import { visibleText } from '#shared/format/visible-text.ts'
import type { RequestProblem } from '#shared/http/check-request.ts'
import { Button } from '../../components/button.tsx'
import { showProblem } from '../../state/problems.ts'
import { UnlockButton } from '../vault/unlock-button.tsx'

interface ProblemListProps {
  tabId: string
  problems: readonly RequestProblem[]
}

/** Why nothing was sent, and the way to each field. */
export function ProblemList({ tabId, problems }: ProblemListProps) {
  return (
    <ul aria-label="What is to be corrected" className="max-w-2xl space-y-1 text-left">
      {problems.map(({ field, problem }) => (
        <li key={field} className="flex items-start gap-2">
          <span className="min-w-0 flex-1 select-text wrap-anywhere py-1">{visibleText(problem)}</span>
          <UnlockButton tabId={tabId} problem={problem} />
          <Button
            size="small"
            aria-label={`Show me: ${problem}`}
            className="shrink-0"
            onClick={() => showProblem(tabId, field)}
          >
            Show me
          </Button>
        </li>
      ))}
    </ul>
  )
}
