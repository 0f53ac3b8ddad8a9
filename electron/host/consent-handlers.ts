import type { consentContract } from '#shared/contract/consent.ts'
import type { FilePick } from '#shared/contract/shell.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { ConsentStore } from '#workspace/consents/consent-store.ts'
import type { ConsentQuestions } from './consent-questions.ts'
import type { FileAccess, FileGrants } from './file-access.ts'
import type { Shell } from './shell.ts'

interface ConsentParts {
  shell: Shell
  files: FileAccess
  consents: ConsentStore
  questions: ConsentQuestions
}

export function consentHandlers({
  shell,
  files,
  consents,
  questions
}: ConsentParts): Handlers<typeof consentContract> {
  return {
    'consent.ask': (request, { signal }) => questions.ask(request, signal),
    'consent.watch': (_input, { signal }) => consents.watch(signal),
    'consent.revoke': ({ id }) => consents.revoke(id),
    async 'files.pick'(pick) {
      const path = await shell.pickFile(pick)
      if (path === undefined) return {}
      files.grant(grantsOf(pick.purpose, path))
      return { path }
    }
  }
}

function grantsOf(purpose: FilePick['purpose'], path: string): FileGrants {
  switch (purpose) {
    case 'read-file':
      return { read: [path] }
    case 'save-file':
      return { write: [path] }
    case 'open-folder':
      return { open: [path] }
  }
}
