import { toByteText } from '#engine/http/byte-text.ts'
import type { cookieContract } from '#shared/contract/cookie.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { splitUrl } from '#shared/url/split-url.ts'
import type { KeptCookies } from './kept-cookies.ts'
import { replaceCookie } from './replace-cookie.ts'
import { watchValue } from './watch-value.ts'

/** The jar of a data folder, as a person looks at it and changes it. */
export function cookieHandlers(cookies: KeptCookies): Handlers<typeof cookieContract> {
  const { jar } = cookies
  return {
    async *'cookie.watch'(_input, { signal }) {
      await cookies.loaded
      yield* watchValue(() => jar.list(), signal)
    },
    async 'cookie.set'({ url, cookie }) {
      await cookies.loaded
      const [refusal] = jar.store(splitUrl(url), [toByteText(cookie)]).rejected
      if (refusal) throw new ClientError('BUILD', { field: 'cookie', facts: { problem: refusal.why } })
    },
    async 'cookie.replace'({ key, cookie }) {
      await cookies.loaded
      replaceCookie(jar, key, cookie)
    },
    async 'cookie.delete'({ key }) {
      await cookies.loaded
      jar.forget((_, each) => each === key)
    },
    async 'cookie.clear'({ domain }) {
      await cookies.loaded
      jar.forget(cookie => domain === undefined || cookie.domain === domain)
    }
  }
}
