import type { ConsentRequest } from '#shared/model/consent.ts'

/** What was allowed, in words: what is done, and to what. */
export function consentWords(request: ConsentRequest): { does: string; what: string } {
  switch (request.kind) {
    case 'read-file':
      return { does: 'Read', what: request.path }
    case 'process-env':
      return { does: 'Read of the process environment', what: request.names.join(', ') }
    case 'unix-socket':
      return { does: 'Talk to the program at', what: request.path }
    case 'open-folder':
      return { does: 'Read and write the folder', what: request.path }
  }
}
