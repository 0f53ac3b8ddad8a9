import type { Environment } from '../model/environment.ts'
import type { Lens } from './lens/lens.ts'
import { Misread } from './lens/misread.ts'
import { isRaw } from './lens/raw.ts'
import { document, optionalText, text } from './lens/scalars.ts'
import { keeping, member } from './lens/struct.ts'
import { orProblem, type UnreadItem } from './read-item.ts'
import { variables } from './variables.ts'

const environment: Lens<Environment> = keeping<Environment>(
  {
    name: member('name', text),
    color: member('color', optionalText),
    description: member('description', document()),
    extends: member('extends', optionalText),
    dotEnvFilePath: member('dotEnvFilePath', optionalText),
    variables: member('variables', variables)
  },
  { seed: { name: '' } }
)

/** Reads the value of a file in `environments`. Secret variables have no value: it lies in the vault. */
export function readEnvironment(value: unknown): Environment | UnreadItem {
  return orProblem(() => {
    if (!isRaw(value)) throw new Misread('', value, 'a mapping')
    return environment.read(value, '')
  })
}

/** What an environment of an OpenCollection says besides its name, whether it is read here or only kept. */
const SAID = [
  'variables',
  'color',
  'description',
  'extends',
  'dotEnvFilePath',
  'externalSecrets',
  'clientCertificates'
]

/** Whether the value of such a file is of something else: it says things, and nothing that an environment does. */
export function isNoEnvironment(value: unknown): boolean {
  if (!isRaw(value) || SAID.some(key => Object.hasOwn(value, key))) return false
  return Object.keys(value).some(key => key !== 'name')
}

/**
 * The value of the file with what the environment says, and everything else as it was.
 * @throws Misread when the value cannot be read
 */
export function applyEnvironment(value: unknown, to: Environment): unknown {
  return environment.write(value, to)
}

/** The value of a new file, with its keys in the order in which Bruno writes them. */
export function newEnvironment(to: Environment): unknown {
  return environment.write(undefined, to)
}
