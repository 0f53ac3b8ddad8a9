import type { SentRequest } from '../model/exchange.ts'
import { MASK } from '../redaction/redact-text.ts'

/** Bytes of a head as it was written. Undefined where only older records tell of it, which are masked. */
export function sentHeadBytes({ head, headBytes }: SentRequest): number | undefined {
  return headBytes ?? (head.includes(MASK) ? undefined : head.length)
}
