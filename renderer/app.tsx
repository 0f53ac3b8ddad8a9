import { NoticeList } from './components/notice-list.tsx'
import { PartBoundary } from './components/part-boundary.tsx'
import { TooltipProvider } from './components/tooltip.tsx'
import { Dialogs } from './dialogs.tsx'
import { DiagnosticsPanel } from './features/diagnostics/diagnostics-panel.tsx'
import { DropHar } from './features/history/drop-har.tsx'
import { AdoptedBanner } from './features/host-status/adopted-banner.tsx'
import { HostBanner } from './features/host-status/host-banner.tsx'
import { HostPage } from './features/host-status/host-page.tsx'
import { SaveBanner } from './features/host-status/save-banner.tsx'
import { StorageBanner } from './features/host-status/storage-banner.tsx'
import { WithSidebar } from './features/sidebar/with-sidebar.tsx'
import { TabStrip } from './features/tabs/tab-strip.tsx'
import { FrontPart } from './front-part.tsx'
import { notices } from './state/notices.ts'
import { useTabs } from './state/tabs.ts'
import { TopBar } from './top-bar.tsx'

export function App() {
  const attached = useTabs(state => state.attached)
  if (!attached) return <HostPage />
  return (
    <TooltipProvider>
      <div className="flex h-full flex-col">
        <TopBar />
        <HostBanner />
        <SaveBanner />
        <StorageBanner />
        <AdoptedBanner />
        <PartBoundary of="window">
          <WithSidebar>
            <TabStrip />
            <FrontPart />
            <DiagnosticsPanel />
          </WithSidebar>
        </PartBoundary>
      </div>
      <Dialogs />
      <DropHar />
      <NoticeList manager={notices} />
    </TooltipProvider>
  )
}
