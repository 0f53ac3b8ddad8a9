import { z } from 'zod'
import { Tab, TabPlace, WindowState } from '../model/draft/tab.ts'
import { UnsavedEnvironment } from '../model/unsaved-environment.ts'
import { call } from './define.ts'

/** A window's stored state, and what could not be read of it: sentences for the person whose window it is. */
export const AttachedWindow = WindowState.extend({ problems: z.array(z.string()) })
export type AttachedWindow = z.infer<typeof AttachedWindow>

export const windowContract = {
  /**
   * Takes possession of a window's stored state: the named one when it is free, else the one used last that no
   * living window holds, else a new one. It is held until the connection closes. `orNew` is for a page that shows
   * tabs already and will store them: it gets the named window or a new one, never the drafts of another. The window
   * that comes first is told which collections are `newlyOpened`: those that were named when Sonde was started, and
   * were not open before.
   */
  'window.attach': call(
    z.object({ id: z.uuid().optional(), orNew: z.boolean().optional() }),
    AttachedWindow.extend({ newlyOpened: z.array(z.string()) })
  ),
  /** Stores one tab as it now stands. On disk when the answer comes. BODY_LIMIT when its body is too large for that. */
  'window.saveTab': call(z.object({ tab: Tab }), z.void()),
  /**
   * Stores which tabs there are, in order, which is in front, the pane sizes, what was in front last, and which tabs were
   * closed and can come back. Drafts of other tabs are deleted.
   */
  'window.saveLayout': call(
    z.object({
      tabIds: z.array(z.uuid()),
      activeTabId: z.uuid().optional(),
      layout: z.record(z.string(), z.array(z.number())),
      workspaceId: z.string().optional(),
      recent: z.array(TabPlace).optional(),
      closed: z.array(z.object({ tabId: z.uuid(), index: z.number().int().nonnegative() })).optional()
    }),
    z.void()
  ),
  /** Stores what is typed into environments and not saved, in the place of what was stored of that before. */
  'window.saveEnvironments': call(z.object({ environments: z.array(UnsavedEnvironment) }), z.void())
}
