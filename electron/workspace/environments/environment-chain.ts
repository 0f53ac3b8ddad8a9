import { ClientError } from '#shared/model/client-error.ts'
import type { Environment } from '#shared/model/environment.ts'

interface EnvironmentChain {
  /** Each over those before it: what is extended comes first, the named one last. */
  environments: Environment[]
  /** What keeps the chain from being whole: sentences for a person. */
  problems: string[]
}

/** Environments of one owner. */
export interface EnvironmentLookup {
  /** @returns undefined when there is none of that name @throws ClientError when it cannot be read */
  find(name: string): Promise<Environment | undefined>
  /** As `find`, for what another extends: the file that is called so, else the one that calls itself so. */
  findExtended(name: string): Promise<Environment | undefined>
}

/** So many may lie under each other: each is read whenever it is asked what holds for a request. */
const MOST = 20

/**
 * An environment with those that it extends. What cannot be had ends the chain: the environments before it count.
 * @param open asked once; what it throws is among the problems
 */
export async function environmentChain(
  name: string,
  open: () => Promise<EnvironmentLookup>
): Promise<EnvironmentChain> {
  const environments: Environment[] = []
  const end = (problem: string) => ({ environments, problems: [problem] })
  let lookup: EnvironmentLookup | undefined
  for (let next: string | undefined = name; next !== undefined; ) {
    const from = environments[0]?.name
    try {
      lookup ??= await open()
      const found: Environment | undefined =
        from === undefined ? await lookup.find(next) : await lookup.findExtended(next)
      if (!found) return end(noSuch(next, from))
      const names = environments.map(each => each.name).reverse()
      if (names.includes(found.name))
        return end(`Environments extend each other: ${[...names, found.name].join(' → ')}.`)
      if (environments.length === MOST)
        return end(
          `Under the environment ${name} more than ${MOST} lie. ${found.name} and what it extends are left out.`
        )
      environments.unshift(found)
      next = found.extends
    } catch (error) {
      const { message } = ClientError.wrap(error)
      return end(`The environment ${next} cannot be read. ${message}`)
    }
  }
  return { environments, problems: [] }
}

function noSuch(name: string, from: string | undefined): string {
  return from === undefined
    ? `There is no environment ${name} any more. Choose another one.`
    : `The environment ${from} extends ${name}, which is not there.`
}
