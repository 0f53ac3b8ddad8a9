import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** The URLs of all drafts that are on disk, sorted: only what is there can survive. */
export async function storedUrls(home: string): Promise<string[]> {
  const files = await readdir(path.join(home, 'windows'), { recursive: true })
  const tabs = files.filter(file => /[\\/]tabs[\\/][^\\/]+\.json$/.test(file))
  const texts = await Promise.all(tabs.map(file => readFile(path.join(home, 'windows', file), 'utf8')))
  return texts.map(text => JSON.parse(text).draft.url).sort()
}
