import type { Preferences } from '#shared/model/preferences.ts'

export type Orientation = Exclude<Preferences['orientation'], 'auto'>

/** From this width on, in CSS pixels, request and response both have enough of it side by side. */
export const SIDE_BY_SIDE_FROM = 960

/** How request and response stand: as was chosen, else as the room allows. @param width of both, in CSS pixels */
export function orientationFor(chosen: Preferences['orientation'], width: number): Orientation {
  if (chosen !== 'auto') return chosen
  return width >= SIDE_BY_SIDE_FROM ? 'horizontal' : 'vertical'
}
