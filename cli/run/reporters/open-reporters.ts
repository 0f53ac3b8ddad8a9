import type { RunReport } from '#shared/run/run-report.ts'
import { CliReporter } from './cli-reporter.ts'
import { FileReporter } from './file-reporter.ts'
import type { WantedReports } from './read-reporters.ts'
import type { Reporter } from './reporter.ts'
import { styleOf } from './style.ts'

/** Those who tell of a run. Nothing is kept of it where nobody wants a report. */
export function openReporters(
  { cli, files }: WantedReports,
  about: Pick<RunReport, 'title' | 'environment'>
): Reporter[] {
  const stream = process.stdout
  return [
    ...(cli ? [new CliReporter({ stream, style: styleOf(stream), ...about })] : []),
    ...(files.length > 0 ? [new FileReporter(about, files)] : [])
  ]
}
