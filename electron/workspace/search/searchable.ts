import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftAuth } from '#shared/model/draft/draft-auth.ts'
import type { DraftBody } from '#shared/model/draft/draft-body.ts'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import type { Example } from '#shared/model/item.ts'
import type { SEARCH_PLACES } from '#shared/model/search.ts'
import type { TreeNode } from '#shared/model/workspace.ts'

export type Place = (typeof SEARCH_PLACES)[number]
/** A text of an item that can be found, and what it is in it. */
export type Piece = [place: Place, text: string]

/** All texts of an item by which it can be found, the most telling first. Values that are secret are none. */
export function piecesOf(name: string, draft: Draft, examples: readonly Example[]): Piece[] {
  const pieces: Piece[] = [
    ['name', name],
    ['url', draft.url],
    ...rows('param', [...(draft.params ?? []), ...(draft.pathParams ?? [])]),
    ...rows('header', draft.headers),
    ...bodyTexts(draft).map((text): Piece => ['body', text]),
    ...messageTexts(draft).map((text): Piece => ['message', text]),
    ...authTexts(draft.auth).map((text): Piece => ['auth', text]),
    ...(draft.variables ?? []).map(
      (variable): Piece => ['variable', `${variable.name}: ${variable.secret ? '' : variable.value}`]
    ),
    ['docs', draft.docs ?? ''],
    ...otherTexts(draft, examples).map((text): Piece => ['other', text])
  ]
  return pieces.filter(([, text]) => text !== '')
}

/** The same of one of which only the head was read. */
export function headPieces({ name, url = '' }: TreeNode): Piece[] {
  return [['name', name], ...(url === '' ? [] : [['url', url] satisfies Piece])]
}

function rows(place: Place, list: readonly DraftRow[]): Piece[] {
  return list.map(({ name, value, description = '' }) => [
    place,
    `${name}: ${value} ${description}`.trimEnd()
  ])
}

function bodyTexts({ body, bodyVariants }: Draft): string[] {
  const others = bodyVariants?.list.filter((_, index) => index !== bodyVariants.selected) ?? []
  const titles = bodyVariants?.list.map(({ title }) => title) ?? []
  return [...[body, ...others.map(variant => variant.body)].flatMap(textsOfBody), ...titles]
}

function textsOfBody({ text, form, parts, files, graphql }: DraftBody): string[] {
  return [
    text,
    graphql?.query ?? '',
    graphql?.variables ?? '',
    ...rows('body', form ?? []).map(([, row]) => row),
    ...(parts ?? []).map(part => `${part.name}: ${part.value} ${part.files.join(' ')}`),
    ...(files ?? []).map(({ path }) => path)
  ]
}

function messageTexts({ messages }: Draft): string[] {
  return messages?.list.flatMap(({ title, message }) => [title, message.data]) ?? []
}

/** Whom it names, and where; nothing that proves it. */
function authTexts(auth: DraftAuth | undefined): string[] {
  const { kind, username, name, accessKeyId, region, service, oauth2 } = auth ?? {}
  const flow = oauth2 && [
    oauth2.flow,
    oauth2.authorizationUrl,
    oauth2.accessTokenUrl,
    oauth2.refreshTokenUrl,
    oauth2.callbackUrl,
    oauth2.clientId,
    oauth2.username,
    oauth2.scope
  ]
  const shown = kind === 'inherit' || kind === 'none' ? undefined : kind
  return [shown, username, name, accessKeyId, region, service, ...(flow ?? [])].flatMap(text => text || [])
}

function otherTexts({ assertions, actions, tags }: Draft, examples: readonly Example[]): string[] {
  return [
    ...(tags ?? []),
    ...(assertions ?? []).map(({ expression, operator, value }) => `${expression} ${operator} ${value}`),
    ...(actions ?? []).map(({ variable, expression }) => `${variable} = ${expression}`),
    ...examples.map(({ name, description = '' }) => `${name} ${description}`.trimEnd())
  ]
}
