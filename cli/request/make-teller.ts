import type { SecretForm } from '#shared/model/secret-form.ts'
import { painter, wantsColours } from '../terminal/colours.ts'
import { printAside } from '../terminal/print-aside.ts'
import type { ExchangeTeller } from './exchange-teller.ts'

/**
 * Who tells exchanges on standard error, for --verbose.
 * @param secrets what is masked: see `ExchangeTellerOptions`
 * @param print in the place of standard error alone
 */
export async function makeTeller(
  secrets: (() => readonly SecretForm[]) | undefined,
  print: (line: string) => void = printAside
): Promise<ExchangeTeller> {
  const { ExchangeTeller } = await import('./exchange-teller.ts')
  return new ExchangeTeller({ secrets, paint: painter(wantsColours(process.stderr)), print })
}
