import { useTabProblems } from '../../../state/problems.ts'
import { FieldProblem } from '../field-problem.tsx'
import { useField } from '../use-field.ts'

interface AuthProblemsProps {
  tabId: string
  /** Its fields are elsewhere: what is wrong with any of them is told here. */
  inherited: boolean
}

/** What keeps the request from proving who sends it, as far as no field of the form is to blame. */
export function AuthProblems({ tabId, inherited }: AuthProblemsProps) {
  const fields = useTabProblems(tabId)
    .map(({ field }) => field)
    .filter(field => (inherited ? /^auth(\.|$)/.test(field) : field === 'auth' || field === 'auth.oauth2'))
  return [...new Set(fields)].map(field => <AuthProblem key={field} tabId={tabId} field={field} />)
}

function AuthProblem({ tabId, field }: { tabId: string; field: string }) {
  const state = useField(tabId, field)
  return (
    <section
      aria-label="Problem with auth"
      tabIndex={-1}
      data-field={field}
      aria-describedby={state.problemId}
      className="mx-4 mt-4 rounded-md border border-bad/40 bg-bad-soft px-3 py-2"
    >
      <FieldProblem field={state} />
    </section>
  )
}
