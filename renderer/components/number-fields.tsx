import { NumberInput } from './number-input.tsx'

/** One number that a form asks for. */
export interface NumberField<Name extends string> {
  name: Name
  label: string
  /** A word behind the field, for the value. */
  unit?: string
  /** How far an arrow key goes. */
  step: number
}

interface NumberFieldsProps<Name extends string> {
  fields: readonly NumberField<Name>[]
  typed: Readonly<Record<Name, string>>
  /** What is wrong with one of them. */
  problemOf: (name: Name) => string | undefined
  disabled: boolean
  onType: (typed: Record<Name, string>) => void
}

/** The numbers of a form, one beside the other. */
export function NumberFields<Name extends string>(props: NumberFieldsProps<Name>) {
  const { fields, typed, problemOf, disabled, onType } = props
  return fields.map(({ name, ...field }) => (
    <NumberInput
      key={name}
      {...field}
      value={typed[name]}
      problem={problemOf(name)}
      disabled={disabled}
      onChange={text => onType({ ...typed, [name]: text })}
    />
  ))
}
