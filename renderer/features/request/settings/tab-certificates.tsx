import type { DraftClientCertificate } from '#shared/model/draft/draft-settings.ts'
import { clearProblems } from '../../../state/problems.ts'
import { editDraft, useDraft } from '../../../state/tabs.ts'
import { BLANK_CERTIFICATE, ClientCertificates } from './client-certificates.tsx'

const NONE: readonly DraftClientCertificate[] = []

/** Who the requests of a collection are to servers that ask. */
export function TabCertificates({ tabId }: { tabId: string }) {
  const { clientCertificates = NONE } = useDraft(tabId)
  return (
    <ClientCertificates
      ownerId={tabId}
      certificates={clientCertificates}
      // A certificate of a file is its place: nothing else tells it from others.
      keyOf={(_, index) => index}
      makeNew={() => BLANK_CERTIFICATE}
      onChange={next => {
        clearProblems(tabId, 'clientCertificates')
        editDraft(tabId, { clientCertificates: next })
      }}
    />
  )
}
