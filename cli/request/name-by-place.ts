/**
 * A flag whose value may be a secret, by its place among those that were given: `--header`, `--header (2nd of 3)`.
 * @param index from 0
 */
export function nameByPlace(flag: string, index: number, count: number): string {
  if (count === 1) return `--${flag}`
  const place = index + 1
  const ending = ENDINGS[new Intl.PluralRules('en', { type: 'ordinal' }).select(place)] ?? 'th'
  return `--${flag} (${place}${ending} of ${count})`
}

const ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }
