import { create } from 'zustand'
import type { CookieContent, KeptCookie } from '#shared/model/cookies.ts'
import { explainFailure } from './explain-failure.ts'
import { type HostClient, host } from './host.ts'

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

/** @throws ClientError */
export async function deleteCookie(key: string): Promise<void> {
  await (await host.ready()).call('cookie.delete', { key })
}

/** @param domain all of it; absent is every cookie. @throws ClientError */
export async function clearCookies(domain?: string): Promise<void> {
  await (await host.ready()).call('cookie.clear', domain === undefined ? {} : { domain })
}
