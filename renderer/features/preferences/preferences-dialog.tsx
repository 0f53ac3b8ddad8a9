import type { ReactNode } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { SegmentedChoice } from '../../components/segmented-choice.tsx'
import { useHost } from '../../state/host.ts'
import { setPreferences, usePreferences } from '../../state/preferences.ts'
import { closeDialog, useUi } from '../../state/ui.ts'

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' }
] as const

const ORIENTATIONS = [
  { value: 'horizontal', label: 'Side by side' },
  { value: 'vertical', label: 'Stacked' }
] as const

/** What holds for all windows. Each change is in force at once. */
export function PreferencesDialog() {
  const open = useUi(state => state.dialog === 'preferences')
  const { theme, orientation } = usePreferences()
  const shell = useHost(state => state.shell)
  return (
    <Dialog open={open} onClose={closeDialog} title="Preferences">
      <PreferenceRow label="Theme" explains="“System” follows the setting of this machine.">
        <SegmentedChoice
          label="Theme"
          value={theme}
          options={THEMES}
          onChange={next => setPreferences({ theme: next })}
        />
      </PreferenceRow>
      <PreferenceRow label="Layout" explains="How request and response share the window.">
        <SegmentedChoice
          label="Layout"
          value={orientation}
          options={ORIENTATIONS}
          onChange={next => setPreferences({ orientation: next })}
        />
      </PreferenceRow>
      {shell && (
        <p className="mt-4 select-text border-line border-t pt-3 text-faint text-xs">
          {Object.entries(shell.versions)
            .map(([name, version]) => `${name} ${version}`)
            .join(' · ')}
        </p>
      )}
    </Dialog>
  )
}

function PreferenceRow({
  label,
  explains,
  children
}: {
  label: string
  explains: string
  children: ReactNode
}) {
  return (
    <div className="flex min-h-14 items-center gap-4 py-2">
      <div className="min-w-0 flex-1">
        <p className="text-sm">{label}</p>
        <p className="text-muted text-xs">{explains}</p>
      </div>
      {children}
    </div>
  )
}
