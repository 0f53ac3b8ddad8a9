import { UnattendedLane } from '#host/unattended/unattended-lane.ts'
import { describeGroups, parseOptions } from '../options.ts'
import { printHelp } from '../print-help.ts'
import { listenForSignals } from '../request/interruption.ts'
import { outliveReader } from '../standard-output.ts'
import { tooMany } from '../too-many.ts'
import { UsageError } from '../usage-error.ts'
import { adviseInRun } from './advise-in-run.ts'
import { Drafts } from './drafts.ts'
import { FLAGS_OF_OTHERS } from './flags-of-others.ts'
import { HeldWarnings } from './held-warnings.ts'
import { readLaySettings } from './lay-settings.ts'
import { RUN_GROUPS, RUN_OPTIONS } from './options.ts'
import { prepareRun } from './prepare-run.ts'
import { readConduct } from './read-conduct.ts'
import { openReporters } from './reporters/open-reporters.ts'
import { readReporters } from './reporters/read-reporters.ts'
import { refuseInputs } from './reporters/refuse-inputs.ts'
import { runIterations } from './run-iterations.ts'
import { sayProblem } from './say-problem.ts'

const HELP = `Run the requests of a collection, of a folder in it, or one, in the order of the tree.

Usage: sonde run PATH [options]

${describeGroups(RUN_GROUPS)}

PATH is a folder or file of an OpenCollection, or the collection itself. A request fails when it cannot be sent, gets no
answer, or an assertion or action of it fails. A file that cannot be read fails too; YAML that says nowhere that it is a
request is left out with a warning. Nothing is written but reports: not the history, nor cookies, nor the
collection. Variables that actions set, cookies and tokens last as long as their iteration. Environments of workspaces,
secrets of the vault and preferences belong to the app and are not used: give values with --var.

It ends with 0 when all passed, with 1 when a request failed, with 2 when the command line is wrong, with 3 when there is
nothing to run, and with 130 when it was interrupted; reports are written then too.

Examples:
  sonde run shop --env staging
  sonde run shop/orders --env staging --var TOKEN --bail
  sonde run shop --data users.csv --parallel 4 --reporter junit=report.xml --reporter html=report.html
  sonde run shop/orders/list.yml --reporter json | jq '.results[].totalMs'
`

const FAILED = 1

/** `sonde run`. Resolves to the exit status. @throws UsageError before anything is sent */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(RUN_OPTIONS, args, FLAGS_OF_OTHERS)
  if (values.help) {
    printHelp(HELP)
    return 0
  }
  const wanted = readReporters(values.reporter ?? [])
  const settle = readLaySettings(values)
  const conduct = readConduct(values)
  const warnings = new HeldWarnings()
  const prepared = await prepareRun(readPath(positionals), values, warnings)
  const { collection, plan, unchosen, about } = prepared
  if (values.insecure) warnings.add('the certificates of servers are not verified')
  const { data, 'ca-cert': ca, 'client-cert': certificate, 'client-key': key } = values
  const flags = { data, 'ca-cert': ca, 'client-cert': certificate, 'client-key': key }
  await refuseInputs(wanted, flags, prepared)
  const reporters = await openReporters(wanted, about, values.timeout !== undefined)
  warnings.tell()
  // What failed is told by the status and the reports too.
  outliveReader()
  const interruption = listenForSignals()
  const { failed } = await runIterations(
    plan,
    { ...conduct, signal: interruption.signal },
    {
      drafts: new Drafts(collection, plan.items, plan.iterations),
      openLane: () =>
        new UnattendedLane({
          ...prepared,
          settle,
          sayProblem: problem => sayProblem(problem, unchosen),
          sayError: error => `${error.message} ${adviseInRun(error, values)}`.trim()
        }),
      tell(event) {
        for (const reporter of reporters) reporter.take(event)
      },
      learn(iteration, forms) {
        for (const reporter of reporters) reporter.learn(iteration, forms)
      }
    }
  )
  interruption.settle()
  for (const reporter of reporters) await reporter.finish()
  return interruption.exit ?? (failed > 0 ? FAILED : 0)
}

function readPath([path, more]: readonly string[]): string {
  if (path === undefined) throw new UsageError('The path is missing: sonde run PATH')
  if (more !== undefined) throw tooMany('the path', 'sonde run PATH')
  return path
}
