import type { PlacedSecret, SecretForm } from '../model/secret-form.ts'

/**
 * Shorter ones are not looked for in texts: a secret such as `1` or `on` would be found everywhere, and its masks
 * would tell what it is. They are still covered where credentials stand by themselves.
 */
export const SHORTEST_SECRET = 4

/** A value as a secret of its place alone, where it is too short to be one of all texts. None otherwise. */
export function placedSecret(place: PlacedSecret['place'], name: string, value: string): PlacedSecret[] {
  if (value === '' || value.length >= SHORTEST_SECRET) return []
  return [{ place, name: place === 'header' ? name.trim().toLowerCase() : name, value }]
}

/** Whether a value is a secret at the place where it stands. */
export function isPlacedSecret(
  place: PlacedSecret['place'],
  name: string,
  value: string,
  placed: readonly PlacedSecret[]
): boolean {
  return placedSecret(place, name, value).some(asked => placed.some(known => isSamePlaced(asked, known)))
}

export function isSamePlaced(a: PlacedSecret, b: PlacedSecret): boolean {
  return a.place === b.place && a.name === b.name && a.value === b.value
}

/** Those that are looked for in texts. */
export function textForms(forms: readonly SecretForm[]): string[] {
  return forms.filter(form => typeof form === 'string')
}

/** Those of one place. */
export function placedForms(forms: readonly SecretForm[]): PlacedSecret[] {
  return forms.filter(form => typeof form !== 'string')
}
