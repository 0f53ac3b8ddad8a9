import type { Draft } from '#shared/model/draft/draft.ts'
import type { HistoryRecord } from '#shared/model/history.ts'

/** Of each body, at most so many characters are searched. */
const MAX_BODY = 32 * 1024
/** The same of each message. */
const MAX_MESSAGE = 4 * 1024

/** What of a record is searched: everything a person might remember of it, in lower case, on one line. */
export function searchText({ entry, exchange, draft }: HistoryRecord, responseText: string): string {
  const last = exchange.hops.at(-1)
  const { body } = draft
  const pieces = [
    entry.source.name,
    entry.source.path,
    entry.method,
    entry.url,
    ...exchange.hops.flatMap(({ request, response }) => [request.url, response?.status]),
    entry.error,
    ...(last?.request.headers.map(header => header.join(': ')) ?? []),
    ...(last?.response?.headers.map(header => header.join(': ')) ?? []),
    body.kind === 'none' ? '' : body.text.slice(0, MAX_BODY),
    body.kind === 'graphql' ? body.graphql?.query : '',
    ...messagesOf(draft),
    responseText.slice(0, MAX_BODY)
  ]
  return pieces
    .filter(piece => piece !== undefined && piece !== '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase()
}

/** Those that were written beforehand, for a WebSocket. */
function messagesOf({ messages }: Draft): string[] {
  return (messages?.list ?? []).flatMap(({ title, message }) => [title, message.data.slice(0, MAX_MESSAGE)])
}

/** The words of a search. */
export function searchWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')
}
