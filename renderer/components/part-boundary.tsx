import type { ReactNode } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { FailedPart } from './failed-part.tsx'

/** Keeps what fails in a part of the page from taking the rest along. @param of what it shows: another is tried anew */
export function PartBoundary({ of, children }: { of: string; children: ReactNode }) {
  return (
    <ErrorBoundary
      resetKeys={[of]}
      fallbackRender={({ error, resetErrorBoundary }) => (
        <FailedPart error={error} retry={resetErrorBoundary} />
      )}
    >
      {children}
    </ErrorBoundary>
  )
}
