import { Moon, Search, Settings, Sun } from 'lucide-react'
import { runCommand, useKeysOf } from './commands/registry.ts'
import { IconButton } from './components/icon-button.tsx'
import { KeyHint } from './components/key-hint.tsx'
import { EnvironmentSwitcher } from './features/environments/environment-switcher.tsx'
import { WorkspaceMenu } from './features/sidebar/workspace-menu.tsx'
import { SondeMark } from './sonde-mark.tsx'
import { useThemeInForce } from './state/use-theme-in-force.ts'

export function TopBar() {
  const paletteKeys = useKeysOf('palette.open')
  const preferencesKeys = useKeysOf('preferences.open')
  const dark = useThemeInForce() === 'dark'
  return (
    <header className="grid h-11 shrink-0 grid-cols-[minmax(5.5rem,auto)_minmax(2.5rem,26rem)_minmax(8.5rem,auto)] items-center gap-2 md:grid-cols-[minmax(15rem,1fr)_minmax(8rem,26rem)_minmax(15rem,1fr)] md:gap-4 border-line border-b bg-app px-3">
      <div className="flex min-w-0 items-center gap-2">
        <SondeMark className="size-5.5 shrink-0" />
        <h1 className="font-semibold text-sm tracking-tight max-sm:sr-only">Sonde</h1>
        <WorkspaceMenu />
      </div>
      <button
        type="button"
        onClick={() => runCommand('palette.open')}
        className="flex h-7.5 min-w-0 items-center gap-2 rounded-md border border-line bg-surface pr-1.5 pl-2.5 text-muted text-sm transition-colors duration-100 hover:border-line-strong hover:text-ink"
      >
        <Search aria-hidden="true" className="size-3.5 shrink-0" />
        <span className="flex-1 truncate text-left">Search or run a command</span>
        <KeyHint keys={paletteKeys ?? []} className="max-md:hidden" />
      </button>
      <div className="flex min-w-0 items-center justify-end gap-1">
        <EnvironmentSwitcher />
        <IconButton
          label={dark ? 'Switch to light theme' : 'Switch to dark theme'}
          icon={dark ? <Sun /> : <Moon />}
          onClick={() => runCommand('theme.toggle')}
        />
        <IconButton
          label="Preferences"
          keys={preferencesKeys}
          icon={<Settings />}
          onClick={() => runCommand('preferences.open')}
        />
      </div>
    </header>
  )
}
