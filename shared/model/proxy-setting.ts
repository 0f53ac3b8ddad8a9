import { z } from 'zod'

/**
 * - `none`: straight to the server
 * - `system`: what the operating system is set to, where the shell can tell; else the variables `http_proxy`,
 *   `https_proxy`, `all_proxy` and `no_proxy` of the environment
 * - `url`: `http://`, `https://`, `socks5://` or `socks5h://`, with `user:password@` where it asks for them. As for
 *   curl, `socks5` resolves names here and `socks5h` at the proxy, and the port is 1080, 443 for https. `bypass`
 *   lists in the manner of NO_PROXY who is reached without it
 */
export const ProxySetting = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('none') }),
  z.object({ mode: z.literal('system') }),
  z.object({ mode: z.literal('url'), url: z.string(), bypass: z.string().optional() })
])
export type ProxySetting = z.infer<typeof ProxySetting>
