import { startsAsSvg } from '#shared/sniff/starts-as-svg.ts'
import type { BodyFacts } from '../body-view.ts'

/** Largest picture that is shown, in bytes: it is of use only as a whole. */
export const MOST_IMAGE = 32 * 1024 * 1024

/** What the engines of both shells draw. */
const DRAWN = new Set(
  ['png', 'jpeg', 'gif', 'webp', 'avif', 'bmp', 'x-icon', 'svg+xml'].map(name => `image/${name}`)
)

/** The media type of a body that can be shown as a picture. Of an SVG nothing runs, and nothing is loaded for it. */
export function imageTypeOf({
  guess,
  head,
  body
}: Pick<BodyFacts, 'guess' | 'head' | 'body'>): string | undefined {
  if (body.size > MOST_IMAGE) return undefined
  if (guess.kind === 'xml' || guess.kind === 'html')
    return startsAsSvg(new TextDecoder().decode(head)) ? 'image/svg+xml' : undefined
  return guess.kind === 'image' && DRAWN.has(guess.mediaType) ? guess.mediaType : undefined
}
