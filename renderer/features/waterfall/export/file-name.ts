import type { Exchange } from '#shared/model/exchange.ts'
import { shownUrl } from '#shared/url/shown-url.ts'

const MOST_SIGNS = 60

/** A name that every file system takes: `waterfall-GET-orders-17.png`. */
export function fileNameFor({ request: { method, url } }: Exchange, extension: string): string {
  const [path = ''] = shownUrl(url).target.split('?')
  const words = `${method} ${path}`.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')
  return `waterfall-${words.slice(0, MOST_SIGNS)}.${extension}`
}
