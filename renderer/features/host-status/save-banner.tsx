import { Save } from 'lucide-react'
import { useAutosave } from '../../state/autosave.ts'
import { Banner } from './banner.tsx'

/** Says that what is typed would not survive a crash now. */
export function SaveBanner() {
  const { problem, retrying } = useAutosave()
  if (problem === undefined) return null
  return (
    <Banner icon={<Save />}>
      Your latest changes are not saved: {problem}
      {retrying && ' It is being tried again.'}
    </Banner>
  )
}
