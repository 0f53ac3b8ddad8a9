import { Undo2 } from 'lucide-react'
import { IconButton } from '../../../components/icon-button.tsx'
import { originWords } from '../variables/origin-words.ts'
import { useSettingsOwner } from './settings-owner.ts'
import type { SettingSource } from './use-settings.ts'

/** Beside a setting: where its value comes from, or how to inherit it again. Nothing when it is the default. */
export function SourceOfSetting({ title, source }: { title: string; source: SettingSource }) {
  const { resetLabel } = useSettingsOwner()
  const { reset, origin } = source
  if (reset)
    return (
      <IconButton
        label={resetLabel(title)}
        icon={<Undo2 />}
        onClick={reset}
        className="size-6 [&_svg]:size-3.5"
      />
    )
  if (origin) return <span className="shrink-0 text-faint text-xs">from {originWords(origin)}</span>
  return null
}
