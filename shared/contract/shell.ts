import { z } from 'zod'
import { Preferences } from '../model/preferences.ts'
import { call } from './define.ts'

/** Whether this shell can do a thing, and if not, why, in words for a person. */
export const Feature = z.discriminatedUnion('available', [
  z.object({ available: z.literal(true) }),
  z.object({ available: z.literal(false), why: z.string() })
])
export type Feature = z.infer<typeof Feature>

export const ShellInfo = z.object({
  kind: z.enum(['electron', 'serve']),
  /** Versions of what runs here by name: sonde, node, electron, chrome, openssl. */
  versions: z.record(z.string(), z.string()),
  platform: z.string(),
  features: z.object({ openExternal: Feature, setTheme: Feature })
})
export type ShellInfo = z.infer<typeof ShellInfo>

/** What a shell offers beyond the host: one implementation per shell, injected into the host. */
export const shellContract = {
  'shell.info': call(z.object({}), ShellInfo),
  /** Opens a page in the person's browser. Only http and https. */
  'shell.openExternal': call(z.object({ url: z.url({ protocol: /^https?$/ }) }), z.void()),
  /** Makes the window's native parts (frame, menus, scrollbars) follow the theme. */
  'shell.setTheme': call(z.object({ theme: Preferences.shape.theme }), z.void())
}

/** What Electron's main process answers to the host: the same, and what is none of a page's business. */
export const mainContract = {
  ...shellContract,
  /** The operating system's proxy for a URL, in the words of a proxy auto-configuration: `PROXY host:port; DIRECT`. */
  'shell.resolveSystemProxy': call(z.object({ url: z.url({ protocol: /^https?$/ }) }), z.string())
}
