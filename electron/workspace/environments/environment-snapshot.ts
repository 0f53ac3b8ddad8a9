import type { Environment } from '#shared/model/environment.ts'
import type { EnvironmentLookup } from './environment-chain.ts'
import { assertReadable, type EnvironmentReading } from './environment-file.ts'

/** The environments of a folder as they were when it was listed. Each file is read once at most, when it is needed. */
export class EnvironmentSnapshot implements EnvironmentLookup {
  readonly #names: readonly string[]
  readonly #read: (name: string) => Promise<EnvironmentReading>
  readonly #readings = new Map<string, Promise<EnvironmentReading>>()

  /** @param names of the files */
  constructor(names: readonly string[], read: (name: string) => Promise<EnvironmentReading>) {
    this.#names = names
    this.#read = read
  }

  async find(name: string): Promise<Environment | undefined> {
    if (!this.#names.includes(name)) return undefined
    return { ...assertReadable(await this.#once(name)).environment, name }
  }

  async findExtended(name: string): Promise<Environment | undefined> {
    if (this.#names.includes(name)) return this.find(name)
    for (const each of this.#names) {
      const reading = await this.#once(each)
      if ('environment' in reading && reading.environment.name === name)
        return { ...reading.environment, name: each }
    }
    return undefined
  }

  #once(name: string): Promise<EnvironmentReading> {
    const reading = this.#readings.get(name) ?? this.#read(name)
    this.#readings.set(name, reading)
    return reading
  }
}
