import { CookiesDialog } from './features/cookies/cookies-dialog.tsx'
import { EnvironmentsDialog } from './features/environments/environments-dialog.tsx'
import { CloseDialog } from './features/files/close-dialog.tsx'
import { CompareDialog } from './features/files/compare-dialog.tsx'
import { ExampleDialog } from './features/files/example-dialog.tsx'
import { SaveDialog } from './features/files/save-dialog.tsx'
import { CommandPalette } from './features/palette/command-palette.tsx'
import { ShortcutSheet } from './features/palette/shortcut-sheet.tsx'
import { PreferencesDialog } from './features/preferences/preferences-dialog.tsx'
import { SearchDialog } from './features/search/search-dialog.tsx'
import { PromptDialog } from './features/sidebar/prompt-dialog.tsx'

/** Everything that can stand over the window. Each knows by itself whether it is open. */
export function Dialogs() {
  return (
    <>
      <CommandPalette />
      <PreferencesDialog />
      <ShortcutSheet />
      <SearchDialog />
      <PromptDialog />
      <CloseDialog />
      <CompareDialog />
      <SaveDialog />
      <ExampleDialog />
      <EnvironmentsDialog />
      <CookiesDialog />
    </>
  )
}
