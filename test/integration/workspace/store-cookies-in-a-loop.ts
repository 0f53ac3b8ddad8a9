import { cookieKey } from '#shared/model/cookie-key.ts'
import { CookieStore } from '#workspace/cookie-store.ts'

/** Run as a process of its own: stores cookies of its name, `count` of them one after the other, and tells each. */
export async function storeCookiesInALoop(home: string, name: string, count: string): Promise<void> {
  const store = new CookieStore(home)
  const known = await store.merge([])
  process.send?.({ known: known.length, problems: store.takeProblems() })
  for (let n = 0; n < Number(count); n++) {
    const cookie = {
      name: `${name}${n}`,
      value: 'v'.repeat(500),
      domain: 'example.com',
      hostOnly: true,
      path: '/',
      expires: '2999-01-01T00:00:00.000Z',
      secure: false,
      httpOnly: false,
      createdAt: new Date().toISOString()
    }
    await store.merge([{ key: cookieKey(cookie), cookie }])
    process.send?.({ stored: cookie.name })
  }
  process.disconnect()
}
