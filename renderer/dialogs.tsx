import { useEffect } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { CommandPalette } from './features/palette/command-palette.tsx'
import { laterDialog, preloadDialogs } from './later-dialog.tsx'
import { tellFailure } from './state/notices.ts'
import { closeDialog, useUi } from './state/ui.ts'

const LATER = [
  laterDialog(
    'preferences',
    async () => (await import('./features/preferences/preferences-dialog.tsx')).PreferencesDialog
  ),
  laterDialog('shortcuts', async () => (await import('./features/palette/shortcut-sheet.tsx')).ShortcutSheet),
  laterDialog('search', async () => (await import('./features/search/search-dialog.tsx')).SearchDialog),
  laterDialog('compare', async () => (await import('./features/files/compare-dialog.tsx')).CompareDialog),
  laterDialog('save', async () => (await import('./features/files/save-dialog.tsx')).SaveDialog),
  laterDialog('example', async () => (await import('./features/files/example-dialog.tsx')).ExampleDialog),
  laterDialog(
    'exchange',
    async () => (await import('./features/history/exchange-dialog.tsx')).ExchangeDialog
  ),
  laterDialog(
    'replay',
    async () => (await import('./features/socket/session/replay-dialog.tsx')).ReplayDialog
  ),
  laterDialog(
    'sendFile',
    async () => (await import('./features/request/messages/send-file-dialog.tsx')).SendFileDialog
  ),
  laterDialog('sent', async () => (await import('./features/request/messages/sent-dialog.tsx')).SentDialog),
  laterDialog(
    'closeSocket',
    async () => (await import('./features/socket/session/close-dialog.tsx')).CloseSocketDialog
  ),
  laterDialog('ping', async () => (await import('./features/socket/session/ping-dialog.tsx')).PingDialog),
  laterDialog('prompt', async () => (await import('./features/sidebar/prompt-dialog.tsx')).PromptDialog),
  laterDialog('close', async () => (await import('./features/files/close-dialog.tsx')).CloseDialog),
  laterDialog('stop', async () => (await import('./features/views/stop-dialog.tsx')).StopDialog),
  laterDialog('unlock', async () => (await import('./features/vault/unlock-dialog.tsx')).UnlockDialog),
  laterDialog(
    'environments',
    async () => (await import('./features/environments/environments-dialog.tsx')).EnvironmentsDialog
  ),
  laterDialog('cookies', async () => (await import('./features/cookies/cookies-dialog.tsx')).CookiesDialog)
]

/** Everything that can stand over the window. Each knows by itself whether it is open. */
export function Dialogs() {
  const open = useUi(state => state.dialog)
  useEffect(preloadDialogs, [])
  return (
    <ErrorBoundary
      fallback={null}
      resetKeys={[open]}
      onError={error => {
        closeDialog()
        tellFailure('This part of the window could not be shown', error)
      }}
    >
      <CommandPalette />
      {LATER.map((Later, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is always the same
        <Later key={index} />
      ))}
    </ErrorBoundary>
  )
}
