import { Grants } from '#host/unattended/grants.ts'
import { UnattendedLane } from '#host/unattended/unattended-lane.ts'
import { UnattendedScopes } from '#host/unattended/unattended-scopes.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { MOST } from '#shared/run/limits.ts'
import { type ReadCollection, readCollection } from '#workspace/collections/read-collection.ts'
import type { SecretSource } from '#workspace/environments/environment-secrets.ts'
import type { PlaceInCollection } from '../collection-around.ts'
import { findCollection } from '../find-collection.ts'
import { describeGroups, parseOptions } from '../options.ts'
import { printHelp } from '../print-help.ts'
import { readCount, readTime } from '../read-values.ts'
import { listenForSignals } from '../request/interruption.ts'
import { outliveReader } from '../standard-output.ts'
import { tooMany } from '../too-many.ts'
import { UsageError } from '../usage-error.ts'
import { warn } from '../warn.ts'
import { adviseInRun } from './advise-in-run.ts'
import { Drafts } from './drafts.ts'
import { FLAGS_OF_OTHERS } from './flags-of-others.ts'
import { readLaySettings } from './lay-settings.ts'
import { RUN_GROUPS, RUN_OPTIONS } from './options.ts'
import { planRun } from './plan-run.ts'
import { readEnvironment, unchosenEnvironments } from './read-environment.ts'
import { readRows } from './read-rows.ts'
import { readTags } from './read-tags.ts'
import { readVariables } from './read-variables.ts'
import { openReporters } from './reporters/open-reporters.ts'
import { readReporters } from './reporters/read-reporters.ts'
import { refuseInputs } from './reporters/refuse-inputs.ts'
import { runIterations } from './run-iterations.ts'
import type { RunValues } from './run-values.ts'
import { sayForeign } from './say-foreign.ts'
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
  const variables = readVariables(values.var ?? [], process.env)
  const conduct = {
    bail: values.bail ?? false,
    delayMs: readDelay(values.delay),
    parallel: readParallel(values.parallel)
  }
  const rows = values.data === undefined ? [] : readRows(values.data)
  const place = await findCollection(readPath(positionals))
  const collection = await readCollection('run', place.folder)
  for (const { message, file } of collection.problems) warn(`${file}: ${message}`)
  // Told once the command line is known to be right, or where they may be why there is nothing to run.
  const warnings = [...sayForeign(collection.tree.nodes(), place.path)]
  const tellWarnings = () => warnings.splice(0).forEach(warn)
  const environment = await readEnvironment(collection, values.env, warning => warnings.push(warning))
  const unchosen = environment === null ? await unchosenEnvironments(collection) : []
  const wish = {
    path: place.path,
    tags: readTags('tags', values.tags),
    excludedTags: readTags('exclude-tags', values['exclude-tags']),
    iterations: readCount('iterations', values.iterations),
    rows
  }
  const plan = planRun(collection, wish, tellWarnings)
  const consents = new Grants({ paths: values.allow ?? [], names: values['allow-env'] ?? [] })
  const scopes = new UnattendedScopes(collection, { consents, secrets: NO_SECRETS, processEnv: process.env })
  warnings.push(...(await problemsOfScope(scopes, collection, environment)))
  if (values.insecure) warnings.push('the certificates of servers are not verified')
  const { data, 'ca-cert': ca, 'client-cert': certificate, 'client-key': key } = values
  const flags = { data, 'ca-cert': ca, 'client-cert': certificate, 'client-key': key }
  await refuseInputs(wanted, flags, { collection, scopes, environment, variables, plan })
  const about = {
    title: titleOf(collection, place),
    environment: environment ?? undefined,
    others: plan.others.length > 0 ? plan.others : undefined
  }
  const reporters = await openReporters(wanted, about, values.timeout !== undefined)
  tellWarnings()
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
          ...{ collection, scopes, consents, variables, environment, settle },
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

/** Those of environments are in the vault, which is the app's. */
const NO_SECRETS: SecretSource = {
  async read(_owner, environment, variable) {
    const how = `Give it with --var ${variable}, from the process environment, or --var ${variable}=VALUE.`
    return {
      problem: `${variable} is a secret of the environment ${environment}, and has no value here. ${how}`
    }
  }
}

function readPath([path, more]: readonly string[]): string {
  if (path === undefined) throw new UsageError('The path is missing: sonde run PATH')
  if (more !== undefined) throw tooMany('the path', 'sonde run PATH')
  return path
}

function readParallel(text: RunValues['parallel']): number {
  const parallel = readCount('parallel', text) ?? 1
  if (parallel >= 1 && parallel <= MOST_PARALLEL) return parallel
  throw new UsageError(`--parallel ${text}: write a number from 1 to ${MOST_PARALLEL}`)
}

const MOST_PARALLEL = 500

function readDelay(text: RunValues['delay']): number {
  const delayMs = readTime('delay', text) ?? 0
  if (delayMs <= MOST.delayMs) return delayMs
  throw new UsageError(`--delay ${text}: write no more than ${formatDuration(MOST.delayMs)}`)
}

/** What is wrong with what holds for all requests, so that it need not be guessed from what is missing in them. */
async function problemsOfScope(
  scopes: UnattendedScopes,
  { id }: ReadCollection,
  environment: string | null
): Promise<string[]> {
  const ground = await scopes.ground({ collectionId: id, environment, path: '' }).catch(() => undefined)
  return (ground?.problems ?? []).map(problem => sayProblem(problem))
}

function titleOf({ name }: ReadCollection, { path }: PlaceInCollection): string {
  return path === '' ? name : `${name} · ${path}`
}
