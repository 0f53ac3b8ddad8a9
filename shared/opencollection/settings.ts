import type { DraftSettings } from '../model/draft/draft-settings.ts'
import type { Lens } from './lens/lens.ts'
import { optionalFlag, optionalNumber } from './lens/scalars.ts'
import { member, struct } from './lens/struct.ts'

/** The settings that the format knows, flat as it has them. */
interface FileSettings {
  encodeUrl?: boolean
  requestMs?: number
  follow?: boolean
  maxRedirects?: number
  keepCredentials?: boolean
}

/** Bruno reads a timeout that is missing as none at all, so that “inherit” is said. */
const flat = struct<FileSettings>({
  encodeUrl: member('encodeUrl', optionalFlag),
  requestMs: member('timeout', optionalNumber('milliseconds or inherit', { inherited: 'inherit' })),
  follow: member('followRedirects', optionalFlag),
  maxRedirects: member('maxRedirects', optionalNumber('a whole number or inherit', { whole: true })),
  keepCredentials: member('forwardAuthorizationHeader', optionalFlag)
})

/** `settings` of a request, `request.settings.http` of a folder or a collection. */
export const settings: Lens<DraftSettings> = {
  read(raw, at) {
    const { encodeUrl, requestMs, follow, maxRedirects, keepCredentials } = flat.read(raw, at)
    const redirects = {
      ...(follow !== undefined && { follow }),
      ...(maxRedirects !== undefined && { max: maxRedirects }),
      ...(keepCredentials !== undefined && { keepCredentials })
    }
    return {
      ...(encodeUrl !== undefined && { encodeUrl }),
      ...(requestMs !== undefined && { timeouts: { requestMs } }),
      ...(Object.keys(redirects).length > 0 && { redirects })
    }
  },
  write: (raw, { encodeUrl, timeouts, redirects }) =>
    flat.write(raw, {
      ...(encodeUrl !== undefined && { encodeUrl }),
      ...(timeouts?.requestMs !== undefined && { requestMs: timeouts.requestMs }),
      ...(redirects?.follow !== undefined && { follow: redirects.follow }),
      ...(redirects?.max !== undefined && { maxRedirects: redirects.max }),
      ...(redirects?.keepCredentials !== undefined && { keepCredentials: redirects.keepCredentials })
    })
}
