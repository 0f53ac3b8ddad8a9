import { type ReactNode, useId } from 'react'
import { Switch } from '../../../components/switch.tsx'
import { SettingRow } from './setting-row.tsx'
import type { SettingSource } from './use-settings.ts'

interface SwitchSettingProps {
  title: string
  explains: string
  source?: SettingSource
  checked: boolean
  onChange: (checked: boolean) => void
  below?: ReactNode
}

export function SwitchSetting({ title, explains, source, checked, onChange, below }: SwitchSettingProps) {
  const id = useId()
  return (
    <SettingRow title={title} explains={explains} explainsId={id} source={source} below={below}>
      <Switch label={title} describedBy={id} checked={checked} onChange={onChange} />
    </SettingRow>
  )
}
