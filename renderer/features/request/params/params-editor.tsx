import { isSocket } from '#shared/model/draft/is-request.ts'
import { findPathParams } from '#shared/url/path-params.ts'
import { useDraft } from '../../../state/tabs.ts'
import { PATH_ROWS, QUERY_ROWS } from '../rows/param-rows.ts'
import { RowTable } from '../rows/row-table.tsx'

/** The parameters of the URL's path and of its query. No file of a WebSocket can say those of its path. */
export function ParamsEditor({ tabId }: { tabId: string }) {
  const draft = useDraft(tabId)
  return (
    <>
      {!isSocket(draft) && findPathParams(draft.url).length > 0 && (
        <RowTable tabId={tabId} kind={PATH_ROWS} title="Path" />
      )}
      <RowTable tabId={tabId} kind={QUERY_ROWS} title="Query" />
    </>
  )
}
