import { basename } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import type { Environment } from '#shared/model/environment.ts'
import type { Problem } from '#shared/model/problem.ts'
import {
  applyEnvironment,
  isNoEnvironment,
  newEnvironment,
  readEnvironment
} from '#shared/opencollection/environment.ts'
import { misreadProblem } from '../collections/misread-problem.ts'
import { decodeText, readFileBytes } from '../collections/read-file.ts'
import { editYaml } from '../yaml/edit-yaml.ts'
import { printYaml } from '../yaml/print-yaml.ts'
import { readYaml } from '../yaml/read-yaml.ts'

/** A file that can be read, and so edited. */
export interface EnvironmentFile {
  environment: Environment
  /** Of its bytes. */
  revision: string
  /** Its text, as it would be with another environment in it: without values of secrets. */
  edited(to: Environment): string
}

export type EnvironmentReading = EnvironmentFile | { problem: Problem }

/**
 * Reads the file of an environment. Whatever is wrong with it is part of the answer. @param file as a problem names it
 * @throws what the file system says, ENOENT among it
 */
export async function readEnvironmentFile(path: string, file: string): Promise<EnvironmentReading> {
  const { bytes, digest } = await readFileBytes(path)
  const text = decodeText(bytes)
  const reading = readYaml(text)
  if ('problem' in reading) return { problem: { ...reading.problem, file } }
  const { source, value } = reading
  const environment = readEnvironment(value)
  if ('problem' in environment)
    return { problem: misreadProblem(source, value, environment, readEnvironment, file) }
  if (isNoEnvironment(value)) return { problem: { message: NO_VARIABLES, file } }
  const edited = (to: Environment) => editYaml(source, applyEnvironment(value, to))
  return { environment, revision: digest, edited }
}

const NO_VARIABLES =
  'It holds no variables: an environment lists them under `variables`, each with a name and a value.'

/** The text of a new file. Values of secrets are not in it. */
export function printEnvironment(environment: Environment): string {
  return printYaml(newEnvironment(environment))
}

/** @throws ClientError IO when it cannot be read */
export function assertReadable(reading: EnvironmentReading): EnvironmentFile {
  if ('environment' in reading) return reading
  const { message, file, line } = reading.problem
  const problem = `${basename(file)}${line === undefined ? '' : `, line ${line}`}: ${message}`
  throw new ClientError('IO', { reason: 'unreadable', facts: { problem, path: file } })
}
