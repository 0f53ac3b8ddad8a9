import { visibleText } from '#shared/format/visible-text.ts'
import type { Tab } from '#shared/model/draft/tab.ts'

/** What a tab is called, to be shown: as its file or its person says, else by its URL. Nothing in it is hidden. */
export function tabName({ name, draft }: Pick<Tab, 'name' | 'draft'>): string {
  return visibleText(name ?? tabTitle(draft.url))
}

/**
 * A short name for a request, from its URL as typed: the last two parts of the path, or the host when there is no
 * path. The URL need not be valid.
 */
export function tabTitle(url: string): string {
  const text = url.trim().replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
  if (text === '') return 'New request'
  const [host = '', ...parts] = (/^[^?#]*/.exec(text)?.[0] ?? '').split('/')
  const path = parts.filter(part => part !== '')
  if (path.length === 0) return host.replace(/^.*@/, '') || text
  return path.length <= 2 ? `/${path.join('/')}` : `…/${path.slice(-2).join('/')}`
}
