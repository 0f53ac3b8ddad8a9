import { basename, dirname, extname, join, resolve, sep } from 'node:path'
import type { Draft } from '#shared/model/draft/draft.ts'
import { realPath } from '#workspace/real-path.ts'
import { collectionAround } from '../collection-around.ts'
import { planOutput } from '../output/plan-output.ts'
import { warn } from '../warn.ts'
import { collectionFiles } from './collection-files.ts'
import type { RequestFormat } from './formats.ts'
import { fromFolder } from './from-folder.ts'
import { printAsCurl } from './print-as-curl.ts'
import { printAsYaml } from './print-as-yaml.ts'
import { readRequests } from './read-requests.ts'
import { sayVariables } from './say-variables.ts'
import { writeFolder } from './write-folder.ts'

export interface RequestSource {
  from: RequestFormat
  chunks: AsyncIterable<Uint8Array>
  /** Of its file; `-` is standard input. */
  path: string
}

/**
 * Writes requests in another format, and tells what of them has no place in it.
 * @param output a file, or for YAML a folder that is to be made: its name ends as shells complete it
 * @throws UsageError, ClientError
 */
export async function convertRequests(
  source: RequestSource,
  to: 'curl' | 'yaml',
  output: string
): Promise<void> {
  if (to === 'curl') await writeCommands(source, output)
  else if (output.endsWith('/') || output.endsWith(sep)) await writeCollection(source, output)
  else await writeItemFile(source, output)
}

async function writeCommands({ from, chunks, path }: RequestSource, output: string): Promise<void> {
  const write = await planOutput(output, `--output ${output}`)
  const { drafts, losses } = await readRequests(from, chunks, path)
  const printed = printAsCurl(drafts)
  tellLosses([...losses, ...printed.losses])
  await write([printed.text])
}

async function writeItemFile({ from, chunks, path }: RequestSource, output: string): Promise<void> {
  const write = await planOutput(output, `--output ${output}`)
  const { drafts, losses } = await readRequests(from, chunks, path)
  const folder = await startOfPaths(output)
  const moved = folder === undefined ? drafts : drafts.map(draft => fromFolder(draft, folder))
  const printed = printAsYaml(moved, output === '-' ? undefined : basename(output, extname(output)))
  tellLosses([...losses, ...printed.losses, ...namedIn(from, drafts)])
  await write([printed.text])
}

async function writeCollection({ from, chunks, path }: RequestSource, output: string): Promise<void> {
  const { drafts, losses } = await readRequests(from, chunks, path)
  const folder = join(realPath(dirname(resolve(output))) ?? '', basename(output))
  const moved = drafts.map(draft => fromFolder(draft, folder))
  await writeFolder(output, `--output ${output}`, collectionFiles(moved, basename(resolve(output))))
  tellLosses([...losses, ...namedIn(from, drafts)])
}

/** Paths in a file start at the folder of its collection. On standard output, and in a pipe, it is in none. */
async function startOfPaths(output: string): Promise<string | undefined> {
  const parent = realPath(dirname(output))
  if (output === '-' || output.startsWith('/dev/') || parent === undefined) return undefined
  return (await collectionAround(parent))?.folder ?? parent
}

/** In what was recorded nothing was meant as a variable. */
function namedIn(from: RequestFormat, drafts: readonly Draft[]): string[] {
  return from === 'har' ? sayVariables(drafts) : []
}

function tellLosses(losses: readonly string[]): void {
  for (const loss of losses) warn(loss)
}
