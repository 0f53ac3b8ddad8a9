import type { DraftVariable } from '#shared/model/draft/draft-row.ts'
import { MenuButton } from '../../../components/menu-button.tsx'

interface VariantMenuProps {
  called: string
  content: DraftVariable
  onChange: (content: DraftVariable) => void
}

/** Which of a variable's values is in use. One that has a single value has none to choose. */
export function VariantMenu({ called, content, onChange }: VariantMenuProps) {
  const { variants = [] } = content
  if (variants.length === 0) return null
  const selected = variants.findIndex(variant => variant.selected)
  return (
    <MenuButton
      label={`Value of ${called} in use`}
      value={String(selected)}
      options={variants.map(({ title }, index) => ({
        value: String(index),
        label: title || `Value ${index + 1}`
      }))}
      onChange={chosen => {
        const index = Number(chosen)
        onChange({
          ...content,
          value: variants[index]?.value ?? content.value,
          variants: variants.map((variant, at) => ({ ...variant, selected: at === index }))
        })
      }}
    />
  )
}
