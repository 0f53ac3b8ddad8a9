import type { Draft } from '../model/draft/draft.ts'
import { actions } from './assertions.ts'
import { auth } from './auth.ts'
import { certificates } from './certificates.ts'
import type { Lens } from './lens/lens.ts'
import { list, optionalList } from './lens/list.ts'
import type { KeyOrder } from './lens/raw.ts'
import { document, textItem } from './lens/scalars.ts'
import { member, struct } from './lens/struct.ts'
import { proxy } from './proxy.ts'
import { nameOfRow, row } from './rows.ts'
import { settings } from './settings.ts'
import { optionalVariables } from './variables.ts'

/** What a folder hands down to its requests. */
type ContainerFields = Pick<
  Draft,
  'headers' | 'auth' | 'variables' | 'actions' | 'settings' | 'docs' | 'tags'
>
type CollectionFields = ContainerFields & Pick<Draft, 'clientCertificates'>

const REQUEST = {
  request: ['headers', 'auth', 'variables', 'actions', 'scripts', 'settings'],
  'request.settings': ['http', 'graphql']
}

/** As Bruno writes them. */
const FOLDER: KeyOrder = {
  '': ['info', 'request', 'docs'],
  info: ['name', 'type', 'seq', 'tags'],
  ...REQUEST
}
const COLLECTION: KeyOrder = {
  '': ['opencollection', 'info', 'config', 'items', 'request', 'docs', 'bundled', 'extensions'],
  config: ['protobuf', 'proxy', 'clientCertificates'],
  ...REQUEST
}

const handedDown = {
  headers: member('request.headers', list(row, { nameOf: nameOfRow })),
  auth: member('request.auth', auth),
  variables: member('request.variables', optionalVariables),
  actions: member('request.actions', actions),
  settings: member('request.settings.http', settings),
  docs: member('docs', document('text/markdown')),
  tags: member('info.tags', optionalList(textItem))
}

export const folder: Lens<ContainerFields> = struct<ContainerFields>(handedDown, { order: FOLDER })

const root = struct<CollectionFields>(
  { ...handedDown, clientCertificates: member('config.clientCertificates', certificates) },
  { order: COLLECTION }
)

const rootProxy = struct<{ proxy?: Draft['settings']['proxy'] }>(
  { proxy: member('config.proxy', proxy) },
  { order: COLLECTION }
)

/** A collection can also say which proxy its requests go through. */
export const collection: Lens<CollectionFields> = {
  read(raw, at) {
    const fields = root.read(raw, at)
    return { ...fields, settings: { ...fields.settings, ...rootProxy.read(raw, at) } }
  },
  write: (raw, to) => rootProxy.write(root.write(raw, to), to.settings)
}
