import { isRequest } from '#shared/model/draft/is-request.ts'
import { useDraft } from '../../state/tabs.ts'
import { DefaultHeaderTable } from './default-header-table.tsx'
import { InheritedHeaderTable } from './inherited-header-table.tsx'
import { HEADER_ROWS } from './rows/header-rows.ts'
import { RowTable } from './rows/row-table.tsx'

/** The headers that are typed, and below them those that are inherited and those that Sonde adds. */
export function HeadersEditor({ tabId }: { tabId: string }) {
  const draft = useDraft(tabId)
  return (
    <>
      <RowTable tabId={tabId} kind={HEADER_ROWS} />
      <InheritedHeaderTable tabId={tabId} />
      {isRequest(draft) && <DefaultHeaderTable tabId={tabId} />}
    </>
  )
}
