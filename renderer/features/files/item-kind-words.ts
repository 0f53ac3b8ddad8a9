import type { ItemKind } from '#shared/model/workspace.ts'

/** What is said of a file that is shown as text. */
export const ITEM_KIND_WORDS: Record<ItemKind, string> = {
  folder: 'A folder. It is kept as it is.',
  http: 'An HTTP request. It is kept as it is.',
  graphql: 'A GraphQL request. It is kept as it is.',
  websocket: 'A WebSocket request. It is kept as it is.',
  grpc: 'A gRPC request. It is kept as it is; Sonde does not speak gRPC.',
  script: 'A script. It is kept as it is; Sonde does not run scripts.',
  app: 'An app. It is kept as it is; Sonde does not run apps.',
  unreadable: 'This file cannot be read.'
}
