import { Button } from '../../components/button.tsx'
import { adoptOrphan, dropOrphan } from '../../state/orphans.ts'

/** Asks whether a request is the one that pinned keys are kept for under a name that is gone. */
export function OrphanChoice({ tabId, orphan }: { tabId: string; orphan: string }) {
  return (
    <div className="flex flex-wrap gap-1.5">
      <Button size="small" className="h-6" onClick={() => void adoptOrphan(tabId, orphan)}>
        It is: use its settings
      </Button>
      <Button size="small" className="h-6" onClick={() => void dropOrphan(tabId, orphan)}>
        It is not: forget them
      </Button>
    </div>
  )
}
