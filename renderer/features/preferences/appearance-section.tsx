import { FONT_SIZES } from '#shared/model/font-sizes.ts'
import { ZOOM_LEVELS } from '#shared/model/zoom-levels.ts'
import { SegmentedChoice } from '../../components/segmented-choice.tsx'
import { Select } from '../../components/select.tsx'
import { useHost } from '../../state/host.ts'
import { setPreferences, usePreferences } from '../../state/preferences.ts'
import { SettingGroup, SettingRow } from '../request/settings/setting-row.tsx'

const THEMES = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' }
] as const

const ORIENTATIONS = [
  { value: 'auto', label: 'Automatic' },
  { value: 'horizontal', label: 'Side by side' },
  { value: 'vertical', label: 'Stacked' }
] as const

export function AppearanceSection() {
  const { theme, orientation, fontSize, zoom } = usePreferences()
  const canZoom = useHost(({ shell }) => shell?.features.setZoom)
  return (
    <SettingGroup title="Appearance">
      <SettingRow title="Theme" explains="“System” follows the setting of this machine.">
        <SegmentedChoice
          label="Theme"
          value={theme}
          options={THEMES}
          onChange={next => setPreferences({ theme: next })}
        />
      </SettingRow>
      <SettingRow
        title="Layout"
        explains="How request and response share the window. “Automatic” stacks them where it is narrow."
      >
        <SegmentedChoice
          label="Layout"
          value={orientation}
          options={ORIENTATIONS}
          onChange={next => setPreferences({ orientation: next })}
        />
      </SettingRow>
      <SettingRow title="Code size" explains="Of bodies, URLs and everything else that is read sign by sign.">
        <Select
          aria-label="Code size"
          value={String(fontSize)}
          options={withCurrent(FONT_SIZES, fontSize).map(size => ({
            value: String(size),
            label: `${size} px`
          }))}
          onChange={next => setPreferences({ fontSize: Number(next) })}
        />
      </SettingRow>
      <SettingRow
        title="Zoom"
        explains={canZoom?.available === false ? canZoom.why : 'Of the whole interface, in all windows.'}
      >
        {canZoom?.available && (
          <Select
            aria-label="Zoom"
            value={String(zoom)}
            options={withCurrent(ZOOM_LEVELS, zoom).map(level => ({
              value: String(level),
              label: `${Math.round(level * 100)}%`
            }))}
            onChange={next => setPreferences({ zoom: Number(next) })}
          />
        )}
      </SettingRow>
    </SettingGroup>
  )
}

/** The choices, and the one in force where a file says another. */
function withCurrent(choices: readonly number[], current: number): number[] {
  return [...new Set([...choices, current])].sort((a, b) => a - b)
}
