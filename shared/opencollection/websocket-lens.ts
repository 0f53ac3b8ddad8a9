import type { Draft } from '../model/draft/draft.ts'
import { auth } from './auth.ts'
import type { Lens } from './lens/lens.ts'
import { list, optionalList } from './lens/list.ts'
import type { KeyOrder } from './lens/raw.ts'
import { document, text, textItem } from './lens/scalars.ts'
import { member, struct } from './lens/struct.ts'
import { messages } from './messages.ts'
import { nameOfRow, row } from './rows.ts'
import { socketSettings } from './socket-settings.ts'
import { optionalVariables } from './variables.ts'

/** What of a draft stands in the file of a WebSocket request. */
type WebSocketFields = Pick<
  Draft,
  'url' | 'headers' | 'messages' | 'auth' | 'variables' | 'settings' | 'docs' | 'tags'
>

/** The keys as Bruno writes them. */
const ORDER: KeyOrder = {
  '': ['info', 'websocket', 'runtime', 'settings', 'docs'],
  info: ['name', 'type', 'seq', 'tags', 'description'],
  websocket: ['url', 'headers', 'message', 'auth'],
  runtime: ['variables', 'scripts']
}

export const websocketRequest: Lens<WebSocketFields> = struct<WebSocketFields>(
  {
    url: member('websocket.url', text),
    headers: member('websocket.headers', list(row, { nameOf: nameOfRow })),
    messages: member('websocket.message', messages),
    auth: member('websocket.auth', auth),
    variables: member('runtime.variables', optionalVariables),
    settings: member('settings', socketSettings),
    docs: member('docs', document()),
    tags: member('info.tags', optionalList(textItem))
  },
  { order: ORDER }
)
