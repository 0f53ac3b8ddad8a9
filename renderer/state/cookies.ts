import { create } from 'zustand'
import { printSetCookie } from '#shared/http/print-set-cookie.ts'
import type { CookieContent, KeptCookie } from '#shared/model/cookies.ts'
import { explainFailure } from './explain-failure.ts'
import { type HostClient, host } from './host.ts'
import { tell, tellFailure } from './notices.ts'

/** The cookies of the jar; undefined until they were told. */
export const useCookies = create<{ cookies: readonly KeptCookie[] | undefined; problem: string | undefined }>(
  () => ({ cookies: undefined, problem: undefined })
)

/** Follows the jar for as long as somebody looks at it. */
export async function watchCookies(client: HostClient, signal: AbortSignal): Promise<void> {
  try {
    for await (const cookies of client.stream('cookie.watch', {}, { signal }))
      useCookies.setState({ cookies, problem: undefined })
  } catch (thrown) {
    if (!signal.aborted) useCookies.setState({ problem: explainFailure(thrown) })
  }
}

/** Puts a cookie into the jar, as if an answer of `url` had set it. @throws ClientError BUILD when it is refused */
export async function setCookie(url: string, cookie: string): Promise<void> {
  await (await host.ready()).call('cookie.set', { url, cookie })
}

/** Puts a cookie in the place of the one of the key. @throws ClientError BUILD at its field that is wrong */
export async function replaceCookie(key: string, cookie: CookieContent): Promise<void> {
  await (await host.ready()).call('cookie.replace', { key, cookie })
}

/** Deletes a cookie, and offers to put it back. */
export async function deleteCookie(cookie: KeptCookie): Promise<void> {
  const { key, name, domain } = cookie
  try {
    await (await host.ready()).call('cookie.delete', { key })
    tell(`The cookie ${name} of ${domain} was deleted.`, () => void putBack(cookie))
  } catch (thrown) {
    tellFailure('The cookie could not be deleted.', thrown)
  }
}

async function putBack(cookie: KeptCookie): Promise<void> {
  const { domain, path } = cookie
  try {
    await setCookie(`https://${domain.includes(':') ? `[${domain}]` : domain}${path}`, printSetCookie(cookie))
  } catch (thrown) {
    tellFailure('The cookie could not be put back.', thrown)
  }
}

/** @param domain all of it; absent is every cookie. @throws ClientError */
export async function clearCookies(domain?: string): Promise<void> {
  await (await host.ready()).call('cookie.clear', domain === undefined ? {} : { domain })
}
