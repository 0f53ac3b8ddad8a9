import { visibleText } from '../format/visible-text.ts'
import type { Hop } from '../model/exchange.ts'
import { shownUrl } from '../url/shown-url.ts'

/** Method and path of a hop, as it went out. */
export function nameOfHop({ request: { method, url } }: Pick<Hop, 'request'>): string {
  return visibleText(`${method} ${shownUrl(url).target}`)
}
