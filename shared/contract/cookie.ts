import { z } from 'zod'
import { CookieContent, KeptCookie } from '../model/cookies.ts'
import { call, stream } from './define.ts'

const Key = z.object({ key: z.string() })

export const cookieContract = {
  /** The cookies of the jar, and again each time they change. */
  'cookie.watch': stream(z.object({}), z.array(KeptCookie)),
  /** Puts a cookie into the jar, as if a response of `url` had set it: `name=value; Path=/`. BUILD `cookie` when it cannot be. */
  'cookie.set': call(z.object({ url: z.url({ protocol: /^https?$/ }), cookie: z.string() }), z.void()),
  /**
   * Puts a cookie in the place of the one of the key, by the same rules: BUILD at its field that is wrong (`name`, `value`,
   * `domain`, `path`, `expires`), or `cookie`.
   */
  'cookie.replace': call(Key.extend({ cookie: CookieContent }), z.void()),
  'cookie.delete': call(Key, z.void()),
  /** All of a domain, or all there are. */
  'cookie.clear': call(z.object({ domain: z.string().optional() }), z.void())
}
