import { NoticeList } from './components/notice-list.tsx'
import { TooltipProvider } from './components/tooltip.tsx'
import { DiagnosticsPanel } from './features/diagnostics/diagnostics-panel.tsx'
import { CloseDialog } from './features/files/close-dialog.tsx'
import { CompareDialog } from './features/files/compare-dialog.tsx'
import { ExampleDialog } from './features/files/example-dialog.tsx'
import { SaveDialog } from './features/files/save-dialog.tsx'
import { HostBanner } from './features/host-status/host-banner.tsx'
import { HostPage } from './features/host-status/host-page.tsx'
import { SaveBanner } from './features/host-status/save-banner.tsx'
import { StorageBanner } from './features/host-status/storage-banner.tsx'
import { CommandPalette } from './features/palette/command-palette.tsx'
import { ShortcutSheet } from './features/palette/shortcut-sheet.tsx'
import { PreferencesDialog } from './features/preferences/preferences-dialog.tsx'
import { RequestView } from './features/request/request-view.tsx'
import { SearchDialog } from './features/search/search-dialog.tsx'
import { PromptDialog } from './features/sidebar/prompt-dialog.tsx'
import { WithSidebar } from './features/sidebar/with-sidebar.tsx'
import { TabStrip } from './features/tabs/tab-strip.tsx'
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
        <WithSidebar>
          <TabStrip />
          <RequestView />
          <DiagnosticsPanel />
        </WithSidebar>
      </div>
      <CommandPalette />
      <PreferencesDialog />
      <ShortcutSheet />
      <SearchDialog />
      <PromptDialog />
      <CloseDialog />
      <CompareDialog />
      <SaveDialog />
      <ExampleDialog />
      <NoticeList manager={notices} />
    </TooltipProvider>
  )
}
