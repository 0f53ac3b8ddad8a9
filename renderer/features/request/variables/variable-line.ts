import type { DraftVariable } from '#shared/model/draft/draft-row.ts'
import type { LineFormat } from '../rows/rows-as-text.ts'

/** Variables as lines of text. */
export const VARIABLE_LINES: LineFormat<DraftVariable> = {
  blank: { name: '', value: '', enabled: true },
  line: { print: ({ value }) => value, read: (value, was) => withValue(was, value) }
}

/** A value that is typed is that of the variant in use. */
export function withValue(
  was: DraftVariable | undefined,
  value: string
): Omit<DraftVariable, 'name' | 'enabled'> {
  const { variants } = was ?? {}
  return {
    ...was,
    value,
    ...(variants && {
      variants: variants.map(variant => (variant.selected ? { ...variant, value } : variant))
    })
  }
}
