import { sonde } from './run-sonde.ts'

/** What `--reporter json` has of each request that `sonde run` was given with these arguments. */
export async function runResults(
  args: string[]
): Promise<{ name: string; outcome: string; problem: string }[]> {
  const { stdout } = await sonde(['run', ...args, '--reporter', 'json'])
  return JSON.parse(stdout).results.map(
    (each: { name: string; outcome: string; message?: string; problems?: { problem: string }[] }) => ({
      name: each.name,
      outcome: each.outcome,
      problem: [each.message, ...(each.problems ?? []).map(({ problem }) => problem)].join(' ')
    })
  )
}
