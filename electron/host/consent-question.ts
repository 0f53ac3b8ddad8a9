import type { Question } from '#shared/contract/shell.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { ConsentRequest } from '#shared/model/consent.ts'

/** Names are shown to here: a long one would push what matters out of sight. */
const NAME_LENGTH = 80

/**
 * What a person is asked, who is to know from it what they allow, whom, and what could go wrong.
 * @param request with the path that is really meant
 * @param collection whose it is, when it is of one
 */
export function consentQuestion(
  request: ConsentRequest,
  collection: { name: string; folder: string } | undefined
): Question {
  const who = collection ? `the collection “${shorten(collection.name)}”` : 'requests of no collection'
  const from = collection ? `\n\nThe collection is in ${visibleText(collection.folder)}` : ''
  switch (request.kind) {
    case 'read-file':
      return {
        message: `Let ${who} read a file?`,
        detail: `${visibleText(request.path)}\n\nWhat is in this file can then be sent to any server. Allow it only when you know what it is needed for.${from}`,
        confirm: 'Let it be read'
      }
    case 'process-env':
      return {
        message: `Let ${who} read variables of the environment?`,
        detail: `${request.names.map(shorten).join('\n')}\n\nTheir values can then be sent to any server. They often hold passwords and keys.${from}`,
        confirm: 'Let them be read'
      }
    case 'unix-socket':
      return {
        message: `Let ${who} talk to a program of this machine?`,
        detail: `${visibleText(request.path)}\n\nWhatever listens on this socket then does what it is asked. Through that of Docker, for one, a request rules the machine.${from}`,
        confirm: 'Let it talk'
      }
    case 'open-folder':
      return {
        message: 'Open this folder as a collection?',
        detail: `${visibleText(request.path)}\n\nSonde then reads and writes the files in it, and its requests can send them.`,
        confirm: 'Open it'
      }
  }
}

function shorten(name: string): string {
  const visible = visibleText(name)
  return visible.length > NAME_LENGTH ? `${visible.slice(0, NAME_LENGTH)}…` : visible
}
