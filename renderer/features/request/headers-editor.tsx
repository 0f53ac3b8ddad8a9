import { DefaultHeaderTable } from './default-header-table.tsx'
import { HeaderTable } from './header-table.tsx'

/** The headers that are typed, and below them those that Sonde adds. */
export function HeadersEditor({ tabId }: { tabId: string }) {
  return (
    <>
      <HeaderTable tabId={tabId} />
      <DefaultHeaderTable tabId={tabId} />
    </>
  )
}
