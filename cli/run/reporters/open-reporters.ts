import { ClientError } from '#shared/model/client-error.ts'
import type { RunAbout } from '#shared/run/run-report.ts'
import { UNWRITABLE } from '../../exit-statuses.ts'
import { type Output, planOutput } from '../../output/plan-output.ts'
import { tell } from '../../tell.ts'
import { UsageError } from '../../usage-error.ts'
import { CliReporter } from './cli-reporter.ts'
import { type FileReport, FileReporter } from './file-reporter.ts'
import type { WantedReports } from './read-reporters.ts'
import type { Reporter } from './reporter.ts'
import { SlowTeller } from './slow-teller.ts'
import { styleOf } from './style.ts'

/**
 * Those who tell of a run. Nothing is kept of it where nobody wants a report.
 * @param isTimed whether the command line says how long a request may take
 * @throws UsageError when a report cannot be written
 */
export async function openReporters(
  { cli, files }: WantedReports,
  about: RunAbout,
  isTimed: boolean
): Promise<Reporter[]> {
  const stream = process.stdout
  const reports: FileReport[] = []
  for (const { asked, path, print } of files) reports.push({ print, write: await planReport(path, asked) })
  return [
    ...(isTimed || (cli && stream.isTTY) ? [] : [new SlowTeller(tell)]),
    ...(cli ? [new CliReporter({ stream, style: styleOf(stream), ...about })] : []),
    ...(reports.length > 0 ? [new FileReporter(about, reports)] : [])
  ]
}

function planReport(path: string, asked: string): Promise<Output> {
  const flag = `--reporter ${asked}`
  return planOutput(path, flag).catch((error: unknown) => {
    if (!(error instanceof ClientError)) throw error
    throw new UsageError(`${flag}: ${error.message}`, UNWRITABLE)
  })
}
