import { z } from 'zod'
import { DraftAuth } from './draft-auth.ts'
import { DraftAutomation } from './draft-automation.ts'
import { DraftBody, DraftBodyVariants } from './draft-body.ts'
import { DraftMessages } from './draft-message.ts'
import { DraftAction, DraftAssertion, DraftRow, DraftVariable } from './draft-row.ts'
import { DraftClientCertificate, DraftSettings } from './draft-settings.ts'
import { tolerant } from './tolerant.ts'

const DRAFT_TYPES = ['http', 'graphql', 'websocket', 'folder', 'collection'] as const

/**
 * A request as it is being edited in a tab, or what a folder or a collection hands down to its requests: nothing in it
 * need be valid. What is absent was never said.
 */
export const Draft = tolerant({
  /** Absent is `http`. Of a folder and a collection, only what they hand down means something. */
  type: z.enum(DRAFT_TYPES).optional(),
  method: z.string(),
  /** As typed, with its query. */
  url: z.string(),
  /** The rows of the query: the enabled ones are those of the URL, in its order. */
  params: z.array(DraftRow).optional(),
  /** Values for the `:name` segments of the URL's path. */
  pathParams: z.array(DraftRow).optional(),
  headers: z.array(DraftRow),
  body: DraftBody,
  bodyVariants: DraftBodyVariants.optional(),
  /** Of a WebSocket, which has no body. */
  messages: DraftMessages.optional(),
  /** Of a WebSocket. */
  automation: DraftAutomation.optional(),
  /** Absent is none. */
  auth: DraftAuth.optional(),
  withoutDefaults: z.array(z.string()),
  settings: DraftSettings,
  variables: z.array(DraftVariable).optional(),
  assertions: z.array(DraftAssertion).optional(),
  actions: z.array(DraftAction).optional(),
  /** Markdown. */
  docs: z.string().optional(),
  tags: z.array(z.string()).optional(),
  /** Of a collection. */
  clientCertificates: z.array(DraftClientCertificate).optional()
})
export type Draft = z.infer<typeof Draft>
