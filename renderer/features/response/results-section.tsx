import { Check, CircleSlash, X } from 'lucide-react'
import type { Result, Results } from '#shared/model/results.ts'
import { classNames } from '../../components/class-names.ts'
import { Quiet } from './quiet.tsx'

const OUTCOMES = {
  passed: { icon: Check, tone: 'text-good', label: 'passed' },
  failed: { icon: X, tone: 'text-bad', label: 'failed' },
  skipped: { icon: CircleSlash, tone: 'text-muted', label: 'skipped' }
}

/** How the assertions and actions of the request went. */
export function ResultsSection({ results }: { results: Results | undefined }) {
  if (!results) return <Quiet>Assertions are evaluated when the response is there.</Quiet>
  if (results.results.length === 0 && results.scripts === 0)
    return <Quiet>This request has no assertions. They are added under Tests.</Quiet>
  return (
    <div className="select-text">
      <p className="border-line border-b px-3 py-2 text-muted text-xs">{summarize(results)}</p>
      <ul aria-label="Results">
        {results.results.map((result, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: results are a list that comes as a whole, and two may be alike
          <ResultRow key={index} result={result} />
        ))}
      </ul>
    </div>
  )
}

function ResultRow({ result: { kind, label, outcome, message, actual } }: { result: Result }) {
  const { icon: Icon, tone, label: outcomeLabel } = OUTCOMES[outcome]
  return (
    <li className="flex items-start gap-2.5 border-line border-b px-3 py-2 last:border-b-0">
      <Icon aria-hidden="true" className={classNames('mt-0.5 size-3.5 shrink-0', tone)} />
      <div className="min-w-0">
        <p className="font-mono text-xs [overflow-wrap:anywhere]">
          <span className="sr-only">{outcomeLabel}: </span>
          {label}
        </p>
        {message !== undefined && (
          <p
            className={classNames(
              'mt-0.5 text-xs [overflow-wrap:anywhere]',
              outcome === 'failed' ? 'text-bad' : 'text-muted'
            )}
          >
            {message}
          </p>
        )}
        {kind === 'action' && outcome === 'passed' && (
          <p className="mt-0.5 font-mono text-muted text-xs [overflow-wrap:anywhere]">set to {actual}</p>
        )}
      </div>
    </li>
  )
}

function summarize({ passed, failed, skipped, scripts }: Results): string {
  const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])]
  const ran = `${counts.join(', ')}.`
  if (scripts === 0) return ran
  return `${ran} ${scripts === 1 ? 'A script was' : `${scripts} scripts were`} not run: Sonde runs no scripts.`
}
