import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** The URLs of all drafts that are on disk, sorted: only what is there can survive. */
export async function storedUrls(home: string): Promise<string[]> {
  const files = await readdir(path.join(home, 'windows'), { recursive: true })
  const tabs = files.filter(file => /[\\/]tabs[\\/][^\\/]+\.json$/.test(file))
  const texts = await Promise.all(tabs.map(file => readFile(path.join(home, 'windows', file), 'utf8')))
  return texts.map(text => JSON.parse(text).draft.url).sort()
}

/** What is typed into environments and not saved, as it is on disk, sorted: `name: names of its variables`. */
export async function storedEnvironments(home: string): Promise<string[]> {
  const files = await readdir(path.join(home, 'windows'), { recursive: true })
  const kept = files.filter(file => path.basename(file) === 'environments.json')
  const texts = await Promise.all(kept.map(file => readFile(path.join(home, 'windows', file), 'utf8')))
  const environments = texts.flatMap((text): KeptEnvironment[] => JSON.parse(text))
  return environments
    .map(({ name, environment }) => `${name}: ${environment.variables.map(each => each.name).join()}`)
    .sort()
}

interface KeptEnvironment {
  name: string
  environment: { variables: { name: string }[] }
}

/** The URL in the tab that was in front, as it is on disk: the two are stored one after the other. */
export async function storedFront(home: string): Promise<string | undefined> {
  const files = await readdir(path.join(home, 'windows'), { recursive: true })
  const layout = files.find(file => path.basename(file) === 'window.json')
  if (layout === undefined) return undefined
  const { activeTabId } = JSON.parse(await readFile(path.join(home, 'windows', layout), 'utf8'))
  const tab = files.find(file => path.basename(file) === `${activeTabId}.json`)
  return tab && JSON.parse(await readFile(path.join(home, 'windows', tab), 'utf8')).draft.url
}

/** The files that tabs edit, as it is on disk. */
export async function storedSources(home: string): Promise<{ path: string; dirty: boolean }[]> {
  const files = await readdir(path.join(home, 'windows'), { recursive: true })
  const tabs = files.filter(file => /[\\/]tabs[\\/][^\\/]+\.json$/.test(file))
  const texts = await Promise.all(tabs.map(file => readFile(path.join(home, 'windows', file), 'utf8')))
  return texts.flatMap(text => JSON.parse(text).source ?? [])
}

/** How many closed tabs can come back, as it is on disk. */
export async function storedClosed(home: string): Promise<number> {
  const files = await readdir(path.join(home, 'windows'), { recursive: true })
  const layout = files.find(file => path.basename(file) === 'window.json')
  if (layout === undefined) return 0
  return JSON.parse(await readFile(path.join(home, 'windows', layout), 'utf8')).closed?.length ?? 0
}
