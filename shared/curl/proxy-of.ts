import type { DraftSettings } from '../model/draft/draft-settings.ts'
import type { CurlCommand } from './curl-command.ts'

/** The proxy of a command, with who asks it and who is reached without it. */
export function proxyOf({ settings, proxyUser, noProxy }: CurlCommand): DraftSettings['proxy'] {
  if (noProxy === '*') return { mode: 'none', url: settings.proxy?.url ?? '', bypass: '' }
  if (settings.proxy?.mode !== 'url') return settings.proxy
  const { url } = settings.proxy
  return { mode: 'url', url: proxyUser ? withUser(url, proxyUser) : url, bypass: noProxy ?? '' }
}

function withUser(url: string, user: string): string {
  const encoded = user.split(':').map(encodeURIComponent)
  const [name = '', ...password] = encoded
  const login = password.length > 0 ? `${name}:${password.join('%3A')}` : name
  return url.replace(/:\/\/(?:[^@/]*@)?/, () => `://${login}@`)
}
