import { z } from 'zod'
import { Preferences } from '../model/preferences.ts'
import { call, stream } from './define.ts'

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
  features: z.object({
    openExternal: Feature,
    setTheme: Feature,
    /** The size of the whole interface. */
    setZoom: Feature,
    /** Native dialogs to choose files and folders in. */
    pickFile: Feature,
    /** A question to the person that no page can answer. */
    confirm: Feature,
    trash: Feature,
    revealFile: Feature,
    /** Opening a file in the program that the system has for it. */
    openFile: Feature,
    /** Dragging a file out of the window. */
    dragFile: Feature
  })
})
export type ShellInfo = z.infer<typeof ShellInfo>

export const FilePick = z.object({
  purpose: z.enum(['open-folder', 'read-file', 'save-file']),
  title: z.string(),
  suggestedName: z.string().optional()
})
export type FilePick = z.infer<typeof FilePick>

export const Question = z.object({
  message: z.string(),
  detail: z.string(),
  /** What the button says that allows it. */
  confirm: z.string()
})
export type Question = z.infer<typeof Question>

/** What a shell offers beyond the host: one implementation per shell, injected into the host. */
export const shellContract = {
  'shell.info': call(z.object({}), ShellInfo),
  /** Opens a page in the person's browser. Only http and https. */
  'shell.openExternal': call(z.object({ url: z.url({ protocol: /^https?$/ }) }), z.void()),
  /** Makes the window's native parts (frame, menus, scrollbars) follow the theme. */
  'shell.setTheme': call(z.object({ theme: Preferences.shape.theme }), z.void()),
  /** Draws all windows larger or smaller. */
  'shell.setZoom': call(z.object({ zoom: Preferences.shape.zoom }), z.void())
}

/** What Electron's main process answers to the host: the same, and what is none of a page's business. */
export const mainContract = {
  ...shellContract,
  /** A native dialog; `path` is absent when nothing was chosen. */
  'shell.pickFile': call(FilePick, z.object({ path: z.string().optional() })),
  /** A native question. */
  'shell.confirm': call(Question, z.object({ confirmed: z.boolean() })),
  /** Moves files and folders into the system's trash; those that are gone are passed over. */
  'shell.trash': call(z.object({ paths: z.array(z.string()) }), z.void()),
  /** Shows a file in the system's file manager. */
  'shell.revealFile': call(z.object({ path: z.string() }), z.void()),
  /** Opens a file in the program that the system has for it. IO when there is none, or it refuses. */
  'shell.openFile': call(z.object({ path: z.string() }), z.void()),
  /** Lets pages drag a file out: see `file.drag`. */
  'shell.allowDrag': call(z.object({ path: z.string() }), z.void()),
  /** Serves a document under an id, in the scheme that previews have, for as long as the stream is open. */
  'shell.showPreview': stream(
    z.object({ html: z.string(), policy: z.string() }),
    z.object({ id: z.string() })
  ),
  /** The operating system's proxy for a URL, in the words of a proxy auto-configuration: `PROXY host:port; DIRECT`. */
  'shell.resolveSystemProxy': call(z.object({ url: z.url({ protocol: /^https?$/ }) }), z.string())
}
