import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import type { ConsentRequest } from '#shared/model/consent.ts'
import type { ScopeProblem } from '#shared/model/scope.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { decodeText, readFileBytes } from '../collections/read-file.ts'
import { isWithin, realPath } from '../real-path.ts'

/** Whether something was allowed on this machine. */
export interface ConsentCheck {
  allows(request: ConsentRequest): boolean
}

interface DotEnv {
  values: ReadonlyMap<string, string>
  /** Where they were read from, without links in it; absent where nothing was. */
  file?: string
  problem?: ScopeProblem
}

const NONE: ReadonlyMap<string, string> = new Map()

/** Where a `.env` file is named: paths start at `folder`, and lead out of it only with consent. */
export interface DotEnvPlace {
  /** Without links in it. */
  folder: string
  /** Absent for a place that is no collection's. */
  collectionId?: string
  consents: ConsentCheck
}

/** Reads a `.env` file. @param expected whether it is a problem that there is none */
export async function readDotEnv(path: string, place: DotEnvPlace, expected: boolean): Promise<DotEnv> {
  const { folder, collectionId, consents } = place
  const real = realPath(resolve(folder, path))
  if (real === undefined)
    return expected ? failed(path, 'It is a link that leads nowhere.') : { values: NONE }
  const consent: ConsentRequest = {
    kind: 'read-file',
    path: real,
    ...(collectionId !== undefined && { collectionId })
  }
  if (!isWithin(folder, real) && !consents.allows(consent)) {
    const problem = `${path} leads to ${real}, outside the collection, and is read only where that is allowed.`
    return { values: NONE, problem: { problem, consent } }
  }
  try {
    const { bytes } = await readFileBytes(real)
    const values = parseEnv(decodeText(bytes).replace(/^\uFEFF/, ''))
    return { values: new Map(Object.entries(values).map(([name, value]) => [name, value ?? ''])), file: real }
  } catch (error) {
    if (!expected && systemCodeOf(error) === 'ENOENT') return { values: NONE }
    return failed(path, error instanceof Error ? error.message : String(error))
  }
}

function failed(path: string, why: string): DotEnv {
  return { values: NONE, problem: { problem: `The file ${path} cannot be read. ${why}` } }
}
