import { clearProblems } from '../../../state/problems.ts'
import { editDraft, useDraft } from '../../../state/tabs.ts'
import { ClientCertificates } from './client-certificates.tsx'

/** Who the requests of a collection are to servers that ask. */
export function TabCertificates({ tabId }: { tabId: string }) {
  const { clientCertificates } = useDraft(tabId)
  return (
    <ClientCertificates
      ownerId={tabId}
      certificates={clientCertificates}
      onChange={next => {
        clearProblems(tabId, 'clientCertificates')
        editDraft(tabId, { clientCertificates: next })
      }}
    />
  )
}
