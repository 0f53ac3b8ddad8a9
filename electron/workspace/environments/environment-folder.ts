import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import type { Environment, EnvironmentSummary } from '#shared/model/environment.ts'
import type { Problem } from '#shared/model/problem.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { fileNameOf, foldedFileName } from '#shared/workspace/file-name.ts'
import { digestNow, UnusableFile } from '../collections/read-file.ts'
import { onFiles, unless } from '../file-error.ts'
import { isTemporaryName } from '../temporary-name.ts'
import { syncFolder, writeFileAtomically, writeFileIf } from '../write-file-atomically.ts'
import {
  assertReadable,
  type EnvironmentFile,
  type EnvironmentReading,
  printEnvironment,
  readEnvironmentFile
} from './environment-file.ts'
import { ENVIRONMENT_ENDING, environmentNames } from './environment-names.ts'
import { EnvironmentSnapshot } from './environment-snapshot.ts'

/** An environment as it is on disk. Its revision is a digest of the file's bytes. */
export interface StoredEnvironment {
  environment: Environment
  revision: string
}

/** `conflict`: the file is another than the one that was read; `stored` is absent when it is gone. */
export type EnvironmentSave =
  | { kind: 'saved'; revision: string }
  | { kind: 'conflict'; stored?: StoredEnvironment }

/**
 * A folder of environments, one in each `*.yml`. An environment is called as its file is, as in Bruno, whatever the
 * file says itself. Links are not followed. Of two who write at the same moment the second is told of a conflict only
 * if he comes after: whoever shares the folder holds a lock.
 */
export class EnvironmentFolder {
  readonly folder: string
  readonly #shared: boolean

  /** @param folder need not exist @param shared whether its files are not ours alone: see `WriteOptions` */
  constructor(folder: string, { shared }: { shared: boolean }) {
    this.folder = folder
    this.#shared = shared
  }

  /** All by name. One that cannot be read is among them with its problem. @throws ClientError IO */
  list(): Promise<EnvironmentSummary[]> {
    return this.#onFiles(async () => {
      const names = await this.#names()
      return Promise.all(names.map(name => this.#summarize(name)))
    })
  }

  /** What all are called. @throws ClientError IO */
  names(): Promise<string[]> {
    return this.#onFiles(() => this.#names())
  }

  /**
   * @returns undefined when there is none of this name
   * @throws ClientError IO when it cannot be read
   */
  read(name: string): Promise<StoredEnvironment | undefined> {
    return this.#onFiles(async () => {
      const file = await this.#open(name)
      return file && toStored(file, name)
    })
  }

  /** To find one by another. @throws ClientError IO */
  snapshot(): Promise<EnvironmentSnapshot> {
    return this.#onFiles(async () => new EnvironmentSnapshot(await this.#names(), name => this.#read(name)))
  }

  /** What the file says and is not edited here stays. Its name stays: see `rename`. @throws ClientError IO */
  save(name: string, environment: Environment, revision: string): Promise<EnvironmentSave> {
    return this.#onFiles(async () => {
      const file = await this.#open(name)
      if (!file) return { kind: 'conflict' }
      if (file.revision !== revision) return { kind: 'conflict', stored: toStored(file, name) }
      const path = this.#path(name)
      const text = file.edited({ ...environment, name: file.environment.name })
      const isSame = () => digestNow(path) === revision
      const written = await writeFileIf(path, text, { shared: this.#shared }, isSame)
      const now = await this.#open(name)
      if (!written) return { kind: 'conflict', ...(now && { stored: toStored(now, name) }) }
      return { kind: 'saved', revision: (now ?? file).revision }
    })
  }

  /**
   * Makes a new file. @returns the name it got, in which nothing is that no file can be called
   * @throws ClientError BUILD `name` when there is one of that name, IO
   */
  create(environment: Environment): Promise<string> {
    return this.#onFiles(async () => {
      const name = fileNameOf(environment.name)
      await mkdir(this.folder, { recursive: true })
      await this.#assertFree(name)
      await this.#write(name, printEnvironment({ ...environment, name }))
      return name
    })
  }

  /**
   * What an environment would be called that is to be renamed.
   * @throws ClientError BUILD `name` when there is none of the name, BUILD `to` when there is one already, IO
   */
  freeName(name: string, wished: string): Promise<string> {
    return this.#onFiles(async () => {
      const to = fileNameOf(wished)
      if (!(await this.#names()).includes(name)) throw noSuch(name)
      if (foldedFileName(to) !== foldedFileName(name)) await this.#assertFree(to, 'to')
      return to
    })
  }

  /** Renames the file, and in it and in those that extend it the name. @param to see `freeName` @throws ClientError IO */
  rename(name: string, to: string): Promise<void> {
    return this.#onFiles(async () => {
      if (to === name) return
      const reading = await this.#read(name)
      if ('environment' in reading)
        await this.#write(name, reading.edited({ ...reading.environment, name: to }))
      await rename(this.#path(name), this.#path(to))
      await syncFolder(this.folder)
      await this.#extendRenamed(name, to)
    })
  }

  /** Where the file is. @throws ClientError BUILD `name` when there is none of this name */
  pathOf(name: string): Promise<string> {
    return this.#onFiles(async () => {
      if (!(await this.#names()).includes(name)) throw noSuch(name)
      return this.#path(name)
    })
  }

  /** Deletes what a crash left half written. Only while nobody else is writing. @throws ClientError IO */
  deleteTemporaries(): Promise<void> {
    return this.#onFiles(async () => {
      for (const name of (await unless('ENOENT', readdir(this.folder))) ?? [])
        if (isTemporaryName(name)) await rm(join(this.folder, name), { force: true })
    })
  }

  async #extendRenamed(from: string, to: string): Promise<void> {
    for (const name of await this.#names()) {
      const reading = await this.#read(name)
      if ('environment' in reading && reading.environment.extends === from)
        await this.#write(name, reading.edited({ ...reading.environment, extends: to }))
    }
  }

  /** Only names that a listing shows are ever made a path of. */
  #names(): Promise<string[]> {
    return environmentNames(this.folder)
  }

  async #summarize(name: string): Promise<EnvironmentSummary> {
    const reading = await this.#read(name)
    if ('problem' in reading) return { name, problem: reading.problem }
    const { environment, revision } = reading
    const { color } = environment
    return { name, revision, ...(color !== undefined && { color }) }
  }

  async #open(name: string): Promise<EnvironmentFile | undefined> {
    if (!(await this.#names()).includes(name)) return undefined
    return assertReadable(await this.#read(name))
  }

  async #read(name: string): Promise<EnvironmentReading> {
    const path = this.#path(name)
    try {
      return await readEnvironmentFile(path, path)
    } catch (error) {
      return { problem: { message: whyUnreadable(error), file: path } }
    }
  }

  #write(name: string, text: string): Promise<void> {
    return writeFileAtomically(this.#path(name), text, { shared: this.#shared })
  }

  async #assertFree(name: string, field = 'name'): Promise<void> {
    const folded = foldedFileName(name)
    if (!(await this.#names()).some(each => foldedFileName(each) === folded)) return
    const problem = `There is an environment called ${name} already. Choose another name.`
    throw new ClientError('BUILD', { field, facts: { problem } })
  }

  #path(name: string): string {
    return join(this.folder, name + ENVIRONMENT_ENDING)
  }

  #onFiles<T>(work: () => Promise<T>): Promise<T> {
    return onFiles(this.folder, work())
  }
}

function toStored({ environment, revision }: EnvironmentFile, name: string): StoredEnvironment {
  return { environment: { ...environment, name }, revision }
}

function noSuch(name: string): ClientError {
  const problem = `There is no environment called ${name} any more.`
  return new ClientError('BUILD', { field: 'name', facts: { problem } })
}

function whyUnreadable(error: unknown): Problem['message'] {
  if (error instanceof UnusableFile) return error.message
  if (systemCodeOf(error) === 'ELOOP') return 'It is a link, and links are not followed.'
  return `It cannot be read: ${error instanceof Error ? error.message : String(error)}.`
}
