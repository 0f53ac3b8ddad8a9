import { z } from 'zod'
import { UnsavedEnvironment } from '../unsaved-environment.ts'
import { Draft } from './draft.ts'
import { DraftMessage } from './draft-message.ts'
import { tolerant } from './tolerant.ts'

/** The file that a tab edits. */
export const TabSource = tolerant({
  collectionId: z.string(),
  /** Of the item in its collection: see `TreeNode`. */
  path: z.string(),
  /** Of the file that the draft was made from: see `ItemContent`. */
  revision: z.string(),
  /** Whether the draft differs from that file. */
  dirty: z.boolean()
})
export type TabSource = z.infer<typeof TabSource>

/** The example of a request that a tab was opened from: its answer is shown until the draft is sent. */
export const TabExample = tolerant({
  collectionId: z.string(),
  path: z.string(),
  index: z.number().int().nonnegative()
})
export type TabExample = z.infer<typeof TabExample>

/** The item that a draft of no file came from: what holds there holds for it. It need not be there any more. */
export const TabPlace = tolerant({ collectionId: z.string(), path: z.string() })
export type TabPlace = z.infer<typeof TabPlace>

export const Tab = tolerant({
  id: z.uuid(),
  draft: Draft,
  /** What it is called; absent as long as nobody has named it. */
  name: z.string().optional(),
  /** Absent when it was never saved. */
  source: TabSource.optional(),
  example: TabExample.optional(),
  /** Absent where `source` or `example` says it, and for what came from nowhere. */
  place: TabPlace.optional(),
  /** Opened to have a look: the next look takes its place, unless it is edited. */
  preview: z.boolean().optional(),
  /** What was sent over a WebSocket by hand, as it was typed, the latest first. */
  sent: z.array(DraftMessage).optional(),
  /** That a draft of no file was edited since it came from wherever it came: it is nowhere else. */
  edited: z.boolean().optional()
})
export type Tab = z.infer<typeof Tab>

/** A closed tab and where it stood, so that it can come back. */
export const ClosedTab = z.object({ tab: Tab, index: z.number().int().nonnegative() })
export type ClosedTab = z.infer<typeof ClosedTab>

/** What a window shows, so that it can be shown again: its tabs in order, and the one in front. */
export const WindowState = z.object({
  id: z.uuid(),
  tabs: z.array(Tab),
  activeTabId: z.uuid().optional(),
  /** Sizes of the resizable panes by their id, in per cent. */
  layout: z.record(z.string(), z.array(z.number())),
  /** The workspace that is shown. */
  workspaceId: z.string().optional(),
  /** The items that were in front last, the latest first. They need not be there any more. */
  recent: z.array(TabPlace).optional(),
  /** The tabs that were closed, the latest last. */
  closed: z.array(ClosedTab).optional(),
  environments: z.array(UnsavedEnvironment)
})
export type WindowState = z.infer<typeof WindowState>
