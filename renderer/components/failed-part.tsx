import { TriangleAlert } from 'lucide-react'
import { Button } from './button.tsx'
import { EmptyState } from './empty-state.tsx'

/** What stands in the place of a part of the page that cannot be shown, and why. */
export function FailedPart({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div role="alert" className="flex min-h-0 flex-1 select-text flex-col">
      <EmptyState icon={<TriangleAlert />} title="This part of the window cannot be shown">
        <p className="max-w-md break-words text-muted text-sm">
          {error instanceof Error ? error.message : String(error)}
        </p>
        <Button onClick={retry}>Try again</Button>
      </EmptyState>
    </div>
  )
}
