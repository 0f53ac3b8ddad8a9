import type { Redactor } from './redact-text.ts'

/** Where a secret stands by itself. */
export type SecretPlace = 'header' | 'query'

/** No header and no URL has this sign in it: nothing that is looked at otherwise holds such a form. */
const SEPARATOR = '\0'

/**
 * A secret that is too short to be looked for in texts, as one of the forms of `secretForms`: it is found nowhere but
 * where `isPlacedSecret` asks for this very value of this header or parameter. None for the others, which are found
 * wherever they stand.
 */
export function placedSecret(place: SecretPlace, name: string, value: string): string[] {
  if (value === '' || value.length >= SHORTEST_SECRET) return []
  const key = place === 'header' ? name.trim().toLowerCase() : name
  return [`${[place, key, value].join(SEPARATOR)}${SEPARATOR}`]
}

/** Whether it is made by `placedSecret`. */
export function isPlaced(secret: string): boolean {
  return /^(?:header|query)\0[^\0]*\0[^\0]*\0$/.test(secret)
}

/** Whether a value is a secret at the place where it stands. @param redact made of the forms: see `createRedactor` */
export function isPlacedSecret(place: SecretPlace, name: string, value: string, redact: Redactor): boolean {
  return placedSecret(place, name, value).some(form => !redact(form).includes(SEPARATOR))
}

/**
 * Shorter ones are not looked for in texts: a secret such as `1` or `on` would be found everywhere, and its masks
 * would tell what it is. They are still covered where credentials stand by themselves.
 */
export const SHORTEST_SECRET = 4
