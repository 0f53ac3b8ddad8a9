import type { Draft } from '../model/draft/draft.ts'
import { actions, assertions } from './assertions.ts'
import { auth } from './auth.ts'
import { bodies } from './bodies.ts'
import { graphqlBody, httpBody } from './body.ts'
import { both, type Lens } from './lens/lens.ts'
import { list, optionalList } from './lens/list.ts'
import type { KeyOrder } from './lens/raw.ts'
import { document, text, textItem, textOr } from './lens/scalars.ts'
import { member, struct, within } from './lens/struct.ts'
import { params } from './params.ts'
import { nameOfRow, row } from './rows.ts'
import { settings } from './settings.ts'
import { optionalVariables } from './variables.ts'

type Bodies = Pick<Draft, 'body' | 'bodyVariants'>
type Params = Pick<Draft, 'params' | 'pathParams'>
/** What of a draft stands in the file of a request. */
type RequestFields = Omit<
  Draft,
  'type' | 'messages' | 'automation' | 'withoutDefaults' | 'clientCertificates'
>

const DETAILS = ['method', 'url', 'headers', 'params', 'body', 'auth']

/** The keys of a request as Bruno writes them. */
const ORDER: KeyOrder = {
  '': ['info', 'http', 'graphql', 'runtime', 'settings', 'examples', 'docs', 'app'],
  info: ['name', 'type', 'seq', 'tags', 'description'],
  http: DETAILS,
  graphql: DETAILS,
  runtime: ['variables', 'scripts', 'assertions', 'actions']
}

export const httpRequest = requestLens('http', 'GET', httpBody)

export const graphqlRequest = requestLens('graphql', 'POST', graphqlBody)

function requestLens(
  part: 'http' | 'graphql',
  method: string,
  body: Lens<Draft['body']>
): Lens<RequestFields> {
  const single = struct<Omit<RequestFields, keyof Bodies | keyof Params>>(
    {
      method: member(`${part}.method`, textOr(method)),
      url: member(`${part}.url`, text),
      headers: member(`${part}.headers`, list(row, { nameOf: nameOfRow })),
      auth: member(`${part}.auth`, auth),
      variables: member('runtime.variables', optionalVariables),
      assertions: member('runtime.assertions', assertions),
      actions: member('runtime.actions', actions),
      settings: member('settings', settings),
      docs: member('docs', document()),
      tags: member('info.tags', optionalList(textItem))
    },
    { order: ORDER }
  )
  const lists: Lens<Params> = within(`${part}.params`, params, ORDER)
  const content: Lens<Bodies> = within(
    `${part}.body`,
    bodies(body, part === 'graphql' ? { body: {} } : {}),
    ORDER
  )
  return both(single, both(lists, content))
}
