import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The file of a request. */
export interface RequestFile {
  name: string
  method?: string
  url?: string
  seq?: number
  headers?: Record<string, string>
}

/** Writes a collection as Bruno does. @param files requests by path; a text is written as it is @returns its folder */
export async function writeCollection(
  parent: string,
  name: string,
  files: Record<string, RequestFile | string>
): Promise<string> {
  const folder = path.join(parent, name.toLowerCase().replaceAll(' ', '-'))
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'opencollection.yml'), `opencollection: 1.0.0\ninfo:\n  name: ${name}\n`)
  for (const [file, content] of Object.entries(files)) await writeItem(folder, file, content)
  return folder
}

export async function writeItem(folder: string, file: string, content: RequestFile | string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
  await writeFile(path.join(folder, file), typeof content === 'string' ? content : print(content))
}

export function folderFile(name: string, seq: number): string {
  return `info:\n  name: ${name}\n  type: folder\n  seq: ${seq}\n`
}

/** Paths of the files of a collection, without its root file. */
export async function listFiles(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true })
  return files
    .map(file => file.split(path.sep).join('/'))
    .filter(file => file.endsWith('.yml') && file !== 'opencollection.yml')
    .sort()
}

/** What its files hold, by path: while none of them is being moved. */
export async function readFiles(folder: string): Promise<Record<string, string>> {
  const files = await listFiles(folder)
  const texts = await Promise.all(
    files.map(async file => [file, await readFile(path.join(folder, file), 'utf8')] as const)
  )
  return Object.fromEntries(texts)
}

function print({
  name,
  method = 'GET',
  url = 'http://host.test/',
  seq = 1,
  headers = {}
}: RequestFile): string {
  const rows = Object.entries(headers).map(([key, value]) => `    - name: ${key}\n      value: ${value}\n`)
  return [
    `info:\n  name: ${name}\n  type: http\n  seq: ${seq}\n\n`,
    `http:\n  method: ${method}\n  url: ${url}\n`,
    ...(rows.length > 0 ? ['  headers:\n', ...rows] : [])
  ].join('')
}
