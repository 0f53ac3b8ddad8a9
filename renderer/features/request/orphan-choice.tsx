import { Button } from '../../components/button.tsx'
import { adoptOrphan, disownOrphan } from '../../state/orphans.ts'

/** Asks whether a request is the one that pinned keys are kept for under a name that is gone. */
export function OrphanChoice({
  tabId,
  orphan,
  orphanOf
}: {
  tabId: string
  orphan: string
  orphanOf: string | undefined
}) {
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button size="small" className="h-6" onClick={() => void adoptOrphan(tabId, orphan, orphanOf)}>
        It is: use its settings
      </Button>
      <Button size="small" className="h-6" onClick={() => void disownOrphan(tabId, orphan, orphanOf)}>
        {orphanOf === undefined ? 'It is not: forget them' : 'It is not'}
      </Button>
    </div>
  )
}
