import { z } from 'zod'
import { API_KEY_PLACES, AUTH_KINDS } from './auth-kinds.ts'
import { PROTOCOLS } from './protocols.ts'
import { RedirectSettings, RetrySettings, Timeouts } from './settings.ts'
import { TlsSettings } from './tls-settings.ts'

/**
 * An object that keeps the keys which this version does not know, so that a newer version finds again what it has
 * stored. Its type has only the known ones.
 */
function tolerant<T extends z.ZodRawShape>(
  shape: T
): z.ZodType<z.output<z.ZodObject<T>>, z.input<z.ZodObject<T>>> {
  return z.looseObject(shape)
}

/** A row of a table of names and values as it stands in the editor: it may be switched off or half typed. */
export const DraftRow = tolerant({ name: z.string(), value: z.string(), enabled: z.boolean() })
export type DraftRow = z.infer<typeof DraftRow>

/** The texts are kept when the kind changes, so that trying another one loses nothing. */
export const DraftBody = tolerant({
  kind: z.enum(['none', 'json', 'xml', 'text', 'form']),
  text: z.string(),
  form: z.array(DraftRow).optional()
})
export type DraftBody = z.infer<typeof DraftBody>

/** Credentials of every kind that was filled in; those of `kind` are sent. Missing is empty. */
export const DraftAuth = tolerant({
  kind: z.enum(AUTH_KINDS),
  username: z.string().optional(),
  password: z.string().optional(),
  token: z.string().optional(),
  name: z.string().optional(),
  value: z.string().optional(),
  in: z.enum(API_KEY_PLACES).optional(),
  accessKeyId: z.string().optional(),
  secretAccessKey: z.string().optional(),
  sessionToken: z.string().optional(),
  region: z.string().optional(),
  service: z.string().optional()
})
export type DraftAuth = z.infer<typeof DraftAuth>

/** What is missing is as `DEFAULT_SETTINGS` has it. */
export const DraftSettings = tolerant({
  timeouts: tolerant(Timeouts.shape),
  insecure: z.boolean(),
  redirects: tolerant(RedirectSettings.partial().shape).optional(),
  retries: tolerant(RetrySettings.pick({ count: true, allMethods: true }).partial().shape).optional(),
  protocol: z.enum(PROTOCOLS).optional(),
  cookies: z.boolean().optional(),
  /** The URL and its exceptions are kept when another mode is chosen. */
  proxy: tolerant({
    mode: z.enum(['system', 'none', 'url']),
    url: z.string(),
    bypass: z.string()
  }).optional(),
  tls: tolerant({
    minVersion: TlsSettings.shape.minVersion,
    serverName: z.string().optional(),
    /** One per line, as typed. */
    pins: z.string().optional()
  }).optional(),
  eventStream: tolerant({ reconnect: z.boolean() }).optional(),
  /** Addresses that stand for hosts, as `curl --resolve` takes them, one per line. */
  resolve: z.string().optional(),
  unixSocket: z.string().optional()
})
export type DraftSettings = z.infer<typeof DraftSettings>

/** A request as it is being edited in a tab: nothing in it need be valid. */
export const Draft = tolerant({
  method: z.string(),
  url: z.string(),
  headers: z.array(DraftRow),
  body: DraftBody,
  /** Absent in drafts from before there was any. */
  auth: DraftAuth.optional(),
  withoutDefaults: z.array(z.string()),
  settings: DraftSettings
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
