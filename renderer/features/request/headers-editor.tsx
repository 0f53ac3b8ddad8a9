import { DefaultHeaderTable } from './default-header-table.tsx'
import { HEADER_ROWS } from './rows/header-rows.ts'
import { RowTable } from './rows/row-table.tsx'

/** The headers that are typed, and below them those that Sonde adds. */
export function HeadersEditor({ tabId }: { tabId: string }) {
  return (
    <>
      <RowTable tabId={tabId} kind={HEADER_ROWS} />
      <DefaultHeaderTable tabId={tabId} />
    </>
  )
}
