import { CACHING_NOTES } from './caching-notes.ts'
import { CONTENT_NOTES } from './content-notes.ts'
import { CORS_NOTES } from './cors-notes.ts'
import { EXCHANGE_NOTES } from './exchange-notes.ts'
import type { HeaderNote } from './header-note.ts'
import { SECURITY_NOTES } from './security-notes.ts'

const NOTES = new Map<string, HeaderNote>(
  [CONTENT_NOTES, CACHING_NOTES, SECURITY_NOTES, CORS_NOTES, EXCHANGE_NOTES].flatMap(notes =>
    Object.entries(notes)
  )
)

/** What a common response header is for. Undefined for one that is not common. */
export function noteOfHeader(name: string): HeaderNote | undefined {
  return NOTES.get(name.toLowerCase())
}
