import type { Exchange } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { redactExchange } from '#shared/redaction/redact-exchange.ts'
import { withSeenSecrets } from '#shared/redaction/seen-secrets.ts'
import { wantsColours } from '../terminal/colours.ts'
import { speaksUnicode } from '../terminal/speaks-unicode.ts'
import { timingTable } from './timing-table.ts'

/** Of standard error where that is no terminal. */
const COLUMNS = 80
/** Wider, the eye loses the way from a name to its bar. */
const MOST_COLUMNS = 140

/** Prints the waterfall of an exchange on standard error, secrets masked. @param secrets see `secretForms` */
export function printTiming(exchange: Exchange, secrets: readonly SecretForm[]): void {
  const { stderr } = process
  const shown = redactExchange(exchange, withSeenSecrets(secrets, exchange))
  const columns = Math.min(stderr.columns || COLUMNS, MOST_COLUMNS)
  stderr.write(timingTable(shown, { columns, ascii: !speaksUnicode(), colours: wantsColours(stderr) }))
}
