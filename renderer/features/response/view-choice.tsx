import { MenuButton } from '../../components/menu-button.tsx'
import { SegmentedChoice } from '../../components/segmented-choice.tsx'
import type { BodyView } from './views/body-view.ts'

interface ViewChoiceProps {
  views: readonly BodyView[]
  /** How many there is room for; the others are in a menu. */
  most: number
  shown: string
  onShow: (name: string) => void
}

/** One of the views that are offered. One that was chosen from the menu is in sight for as long as it is shown. */
export function ViewChoice({ views, most, shown, onShow }: ViewChoiceProps) {
  const options = views.map(({ name, label }) => ({ value: name, label }))
  const first = options.slice(0, options.length <= most ? most : most - 1)
  const rest = options.slice(first.length)
  const taken = rest.find(({ value }) => value === shown)
  const others = rest.filter(option => option !== taken)
  return (
    <span className="flex shrink-0 items-center gap-1">
      <SegmentedChoice
        label="Show body as"
        value={shown}
        options={taken ? [...first, taken] : first}
        onChange={onShow}
      />
      {others.length > 0 && (
        <MenuButton label="More views" value="" shown="More" options={others} onChange={onShow} />
      )}
    </span>
  )
}
