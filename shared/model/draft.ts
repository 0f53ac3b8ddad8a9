import { z } from 'zod'
import { Timeouts } from './settings.ts'

/**
 * An object that keeps the keys which this version does not know, so that a newer version finds again what it has
 * stored. Its type has only the known ones.
 */
function tolerant<T extends z.ZodRawShape>(
  shape: T
): z.ZodType<z.output<z.ZodObject<T>>, z.input<z.ZodObject<T>>> {
  return z.looseObject(shape)
}

/** A row of the header table as it stands in the editor: it may be switched off or half typed. */
export const DraftHeader = tolerant({ name: z.string(), value: z.string(), enabled: z.boolean() })
export type DraftHeader = z.infer<typeof DraftHeader>

/** A request as it is being edited in a tab: nothing in it need be valid. */
export const Draft = tolerant({
  method: z.string(),
  url: z.string(),
  headers: z.array(DraftHeader),
  /** The text is kept when the kind changes, so that trying `none` loses nothing. */
  body: tolerant({ kind: z.enum(['none', 'json', 'xml', 'text']), text: z.string() }),
  withoutDefaults: z.array(z.string()),
  settings: tolerant({ timeouts: tolerant(Timeouts.shape), insecure: z.boolean() })
})
export type Draft = z.infer<typeof Draft>

export const Tab = tolerant({ id: z.uuid(), draft: Draft })
export type Tab = z.infer<typeof Tab>

/** What a window shows, so that it can be shown again: its tabs in order, and the one in front. */
export const WindowState = z.object({
  id: z.uuid(),
  tabs: z.array(Tab),
  activeTabId: z.uuid().optional(),
  /** Sizes of the resizable panes by their id, in per cent. */
  layout: z.record(z.string(), z.array(z.number()))
})
export type WindowState = z.infer<typeof WindowState>
