import { SegmentedChoice } from '../../../components/segmented-choice.tsx'

interface AuthChoiceRowProps<V extends string> {
  label: string
  value: V
  options: readonly { value: V; label: string }[]
  onChange: (value: V) => void
}

/** One of a few, in the columns of the fields for credentials. */
export function AuthChoiceRow<V extends string>({ label, ...choice }: AuthChoiceRowProps<V>) {
  return (
    <div className="grid grid-cols-[minmax(6.5rem,9rem)_minmax(0,1fr)] items-center gap-x-4">
      <span className="text-sm">{label}</span>
      <div className="fade-ends overflow-x-auto [scrollbar-width:none]">
        <SegmentedChoice label={label} {...choice} />
      </div>
    </div>
  )
}
