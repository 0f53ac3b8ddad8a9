import { closeSync, openSync, readSync } from 'node:fs'

const BEGINNING_BYTES = 4096
const IMPORT = 'Bruno 3 can import it and save it as OpenCollection, which is the format that Sonde reads.'

/** Files of other tools that people try to run, by what is in their beginning. */
const KINDS: readonly { is: RegExp; what: string; advice(path: string): string }[] = [
  {
    is: /"_postman_id"|schema\.getpostman\.com/,
    what: 'a Postman collection',
    advice: () => IMPORT
  },
  {
    is: /"__export_format"|collection\.insomnia\.rest/,
    what: 'an export of Insomnia',
    advice: () => IMPORT
  },
  {
    is: /^\s*\{?\s*"?(?:openapi|swagger)"?\s*:/m,
    what: 'a description of an API (OpenAPI)',
    advice: () => IMPORT
  },
  {
    is: /^\s*\{\s*"log"\s*:/,
    what: 'a HAR file',
    advice: path => `Make a collection of it: sonde convert ${path} --to yaml -o FOLDER/`
  },
  {
    is: /^meta \{/m,
    what: "a request in Bruno's older format (.bru)",
    advice: () =>
      'Bruno 3 can convert its collection to OpenCollection, which is the format that Sonde reads.'
  }
]

/** What a file is that belongs to no collection, and what can be done about it; undefined where that is not known. */
export function describeOtherFile(path: string): string | undefined {
  const beginning = readBeginning(path)
  const kind = KINDS.find(({ is }) => is.test(beginning))
  return kind && `${path} is ${kind.what}. ${kind.advice(path)}`
}

/** Empty when it cannot be read: that is not what is asked here. */
function readBeginning(path: string): string {
  try {
    const fd = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(BEGINNING_BYTES)
      return bytes.toString('utf8', 0, readSync(fd, bytes, 0, BEGINNING_BYTES, 0))
    } finally {
      closeSync(fd)
    }
  } catch {
    return ''
  }
}
