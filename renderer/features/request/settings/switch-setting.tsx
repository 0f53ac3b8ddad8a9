import { type ReactNode, useId } from 'react'
import { Switch } from '../../../components/switch.tsx'
import { SettingRow } from './setting-row.tsx'

interface SwitchSettingProps {
  title: string
  explains: string
  checked: boolean
  onChange: (checked: boolean) => void
  below?: ReactNode
}

export function SwitchSetting({ title, explains, checked, onChange, below }: SwitchSettingProps) {
  const id = useId()
  return (
    <SettingRow title={title} explains={explains} explainsId={id} below={below}>
      <Switch label={title} describedBy={id} checked={checked} onChange={onChange} />
    </SettingRow>
  )
}
