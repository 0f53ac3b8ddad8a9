import { z } from 'zod'
import {
  Environment,
  EnvironmentContent,
  EnvironmentList,
  EnvironmentOwner,
  SecretChanges
} from '../model/environment.ts'
import { call, stream } from './define.ts'

const Named = z.object({ owner: EnvironmentOwner, name: z.string().min(1) })

export const environmentContract = {
  /** The environments of a workspace (first) and of each of its collections, and again each time they change. */
  'environment.watch': stream(z.object({ workspaceId: z.string() }), z.array(EnvironmentList)),
  /** Which one is in use; `name` absent is none. */
  'environment.select': call(
    z.object({ workspaceId: z.string(), owner: EnvironmentOwner, name: z.string().optional() }),
    z.void()
  ),
  'environment.read': call(Named, EnvironmentContent),
  /**
   * Saves an environment with the values of its secret variables: these first, and both or none. Those of variables
   * that are gone, or are no longer secret, are forgotten.
   * `conflict`: the file is another than the one that was read; nothing was written, and no secret was touched.
   */
  'environment.save': call(
    Named.extend({ environment: Environment, revision: z.string(), ...SecretChanges.shape }),
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('saved'), revision: z.string() }),
      z.object({ kind: z.literal('conflict'), content: EnvironmentContent.optional() })
    ])
  ),
  'environment.create': call(
    z.object({ owner: EnvironmentOwner, environment: Environment }),
    EnvironmentContent
  ),
  'environment.rename': call(Named.extend({ to: z.string().min(1) }), z.void()),
  /**
   * Gives the secret variables that have no value those of an environment whose file is gone, and puts
   * it in use where that was: see `EnvironmentContent.vanished`. BUILD `from` when it is there.
   */
  'environment.adoptSecrets': call(Named.extend({ from: z.string().min(1) }), EnvironmentContent),
  'environment.delete': call(Named, z.void()),
  /** The value of a secret variable, for a person who asked to see it. */
  'secret.reveal': call(
    Named.extend({ variable: z.string().min(1) }),
    z.object({ value: z.string().optional() })
  )
}
