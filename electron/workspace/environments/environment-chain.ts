import { ClientError } from '#shared/model/client-error.ts'
import type { Environment } from '#shared/model/environment.ts'

export interface EnvironmentChain {
  /** Each over those before it: what is extended comes first, the named one last. */
  environments: Environment[]
  /** What keeps the chain from being whole: sentences for a person. */
  problems: string[]
}

/**
 * An environment with those that it extends. What cannot be had ends the chain: the environments before it count.
 * @param read undefined when there is none of that name; throws ClientError when it cannot be read
 */
export async function environmentChain(
  name: string,
  read: (name: string) => Promise<Environment | undefined>
): Promise<EnvironmentChain> {
  const environments: Environment[] = []
  const names: string[] = []
  let next: string | undefined = name
  while (next !== undefined) {
    if (names.includes(next)) {
      return { environments, problems: [`Environments extend each other: ${[...names, next].join(' → ')}.`] }
    }
    const from = names.at(-1)
    names.push(next)
    try {
      const environment: Environment | undefined = await read(next)
      if (!environment) return { environments, problems: [noSuch(next, from)] }
      environments.unshift(environment)
      next = environment.extends
    } catch (error) {
      const { message } = ClientError.wrap(error)
      return { environments, problems: [`The environment ${next} cannot be read. ${message}`] }
    }
  }
  return { environments, problems: [] }
}

function noSuch(name: string, from: string | undefined): string {
  return from === undefined
    ? `There is no environment ${name} any more. Choose another one.`
    : `The environment ${from} extends ${name}, which is not there.`
}
