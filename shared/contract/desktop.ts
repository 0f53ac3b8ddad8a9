import { z } from 'zod'
import { call, stream } from './define.ts'

/** A command as the menu shows it. */
export const MenuCommand = z.object({
  id: z.string().max(100),
  label: z.string().min(1).max(100),
  /** The chord that runs it, as the page writes chords: `Mod+Shift+T`. Shown, and listened to by the page alone. */
  chord: z.string().max(60).optional(),
  enabled: z.boolean()
})
export type MenuCommand = z.infer<typeof MenuCommand>

/** Commands between two lines of a menu. */
const MenuGroups = z.array(z.array(MenuCommand).max(40)).max(12)

/** What a page adds to the menus of the system. */
export const AppMenu = z.object({
  file: MenuGroups,
  edit: MenuGroups,
  view: MenuGroups,
  request: MenuGroups,
  help: MenuGroups
})
export type AppMenu = z.infer<typeof AppMenu>

/** What Electron's main process answers to the page of a window, on a port of its own. A browser has no such port. */
export const desktopContract = {
  /** What the menu holds while this window is in front, in place of what it held before. */
  'menu.set': call(AppMenu, z.void()),
  /** The commands that a person chooses there, by their ids, while this window is in front. */
  'menu.watch': stream(z.object({}), z.object({ id: z.string() })),
  /** Begins to drag a file out, while a button of the mouse is held. BUILD unless the host has made it for that. */
  'file.drag': call(z.object({ path: z.string() }), z.void()),
  /** Opens another window. BUILD when there are as many as there may be. */
  'window.open': call(z.object({}), z.void())
}
export type DesktopContract = typeof desktopContract
