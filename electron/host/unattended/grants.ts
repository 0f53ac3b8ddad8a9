import type { ConsentRequest } from '#shared/model/consent.ts'
import { isWithin, realPath } from '#workspace/real-path.ts'
import type { Consents } from '../file-access.ts'

/** What whoever starts a process allows it, where nobody is asked: it holds for as long as that runs. */
export class Grants implements Consents {
  readonly #paths: readonly string[]
  readonly #names: ReadonlySet<string>

  /**
   * @param paths of files and sockets, and of folders with all that is in them
   * @param names of variables of the process environment
   */
  constructor({ paths, names }: { paths: readonly string[]; names: readonly string[] }) {
    this.#paths = paths.flatMap(path => realPath(path) ?? [])
    this.#names = new Set(names)
  }

  allows(request: ConsentRequest): boolean {
    switch (request.kind) {
      case 'process-env':
        return request.names.every(name => this.#names.has(name))
      case 'open-folder':
        return false
      default: {
        const path = realPath(request.path)
        return path !== undefined && this.#paths.some(granted => isWithin(granted, path))
      }
    }
  }
}
