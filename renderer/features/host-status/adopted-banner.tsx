import { Globe } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { unsavedEnvironments, useEnvironmentEditor } from '../../state/environment-editor.ts'
import { dismissAdopted, showAdopted, useAdoptedEnvironments } from '../../state/unsaved-environments.ts'
import { Banner } from './banner.tsx'

/** Says that something typed into environments was not saved before this page was there, and leads to it. */
export function AdoptedBanner() {
  const { said, goesOn } = useAdoptedEnvironments()
  const first = useEnvironmentEditor(state => unsavedEnvironments(state)[0])
  if (said === undefined || (goesOn && !first)) return null
  return (
    <Banner
      icon={<Globe />}
      action={
        <>
          {first && (
            <Button size="small" onClick={() => showAdopted(first)}>
              Show
            </Button>
          )}
          <Button size="small" onClick={dismissAdopted}>
            Dismiss
          </Button>
        </>
      }
    >
      {said}
    </Banner>
  )
}
