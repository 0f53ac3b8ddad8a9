import { kindOfUrl } from '#shared/url/kind-of-url.ts'
import { isWholeUrl, openUrl } from '../request/url/open-url.ts'
import type { PaletteItem } from './palette-item.ts'

/** A request for what was typed, where that is a URL. */
export function urlItem(query: string): PaletteItem[] {
  if (!isWholeUrl(query)) return []
  const kind = kindOfUrl(query) === 'websocket' ? 'WebSocket request' : 'request'
  return [{ id: 'url', title: `New ${kind}: ${query.trim()}`, run: () => openUrl(query) }]
}
