import { visibleText } from '#shared/format/visible-text.ts'
import type { ConsentRequest } from '#shared/model/consent.ts'

/** What was allowed, in words: what is done, and to what. */
export function consentWords(request: ConsentRequest): { does: string; what: string } {
  switch (request.kind) {
    case 'read-file':
      return { does: 'Read', what: visibleText(request.path) }
    case 'process-env':
      return { does: 'Read of the process environment', what: request.names.map(visibleText).join(', ') }
    case 'unix-socket':
      return { does: 'Talk to the program at', what: visibleText(request.path) }
    case 'open-folder':
      return { does: 'Read and write the folder', what: visibleText(request.path) }
  }
}
