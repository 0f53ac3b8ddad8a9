import { FileWarning } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { dismissStorageProblems, useStorageProblems } from '../../state/storage-problems.ts'
import { Banner } from './banner.tsx'

/** Says which of the stored files could not be read, and where they were set aside. */
export function StorageBanner() {
  const problems = useStorageProblems(state => state.problems)
  if (problems.length === 0) return null
  return (
    <Banner
      icon={<FileWarning />}
      action={
        <Button size="small" onClick={dismissStorageProblems}>
          Dismiss
        </Button>
      }
    >
      {problems.join(' ')}
    </Banner>
  )
}
