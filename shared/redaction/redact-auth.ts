import type { Auth } from '../model/auth.ts'
import { MASK, type Redactor } from './redact-text.ts'

/** Credentials with all that proves something masked; who it is of stays. */
export function redactAuth(auth: Auth, redact: Redactor): Auth {
  switch (auth.kind) {
    case 'basic':
    case 'digest':
      return { ...auth, username: redact(auth.username), password: MASK }
    case 'bearer':
      return { ...auth, token: MASK }
    case 'api-key':
      return { ...auth, name: redact(auth.name), value: MASK }
    case 'aws-sigv4':
      return {
        ...auth,
        accessKeyId: redact(auth.accessKeyId),
        secretAccessKey: MASK,
        ...(auth.sessionToken !== undefined && { sessionToken: MASK })
      }
  }
}
