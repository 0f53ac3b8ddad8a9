import { ClientError } from '#shared/model/client-error.ts'
import type { Environment } from '#shared/model/environment.ts'

export interface EnvironmentChain {
  /** Each over those before it: what is extended comes first, the named one last. */
  environments: Environment[]
  /** What keeps the chain from being whole: sentences for a person. */
  problems: string[]
}

/** Reads an environment. @returns undefined when there is none of that name @throws ClientError when it is broken */
export type ReadEnvironment = (name: string) => Promise<Environment | undefined>

/**
 * An environment with those that it extends. What cannot be had ends the chain: the environments before it count.
 * @param readExtended as `read`, for a name that stands in a file
 */
export async function environmentChain(
  name: string,
  read: ReadEnvironment,
  readExtended: ReadEnvironment = read
): Promise<EnvironmentChain> {
  const environments: Environment[] = []
  const end = (problem: string) => ({ environments, problems: [problem] })
  for (let next: string | undefined = name; next !== undefined; ) {
    const from = environments[0]?.name
    try {
      const found: Environment | undefined = await (from === undefined ? read : readExtended)(next)
      if (!found) return end(noSuch(next, from))
      const names = environments.map(each => each.name).reverse()
      if (names.includes(found.name))
        return end(`Environments extend each other: ${[...names, found.name].join(' → ')}.`)
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
