import { join } from 'node:path'
import { contentOf, readItemOnDisk } from '#workspace/collections/item-on-disk.ts'
import { OpenCollection } from '#workspace/collections/open-collection.ts'
import { renameItem } from '#workspace/collections/rename-item.ts'
import { saveItem } from '#workspace/collections/save-item.ts'

/** What is saved the n-th time: the parts say the same number, so that a mixture is seen. */
export function versionOf(n: number): { url: string; text: string } {
  return { url: `https://a.test/${n}`, text: String(n % 10).repeat(1000 + (n % 7) * 20_000) }
}

/** Run as a process of its own, to be killed: saves the one request of each collection, and renames it now and then. */
export async function saveItemsInALoop(place: string, count: string): Promise<void> {
  const loops = Array.from({ length: Number(count) }, async (_, index) => {
    const collection = new OpenCollection(`c${index}`, join(place, `c${index}`), join(place, 'home'))
    await collection.load()
    let [path = ''] = collection.tree.nodes().map(node => node.path)
    const state = { path, problems: collection.info().problems }
    for (let n = index; ; n++) {
      await saveVersion(collection, path, n)
      if (n % 3 === 0) path = (await renameItem(collection, path, `Request ${n}`)).path
      if (n === index) process.send?.(state)
    }
  })
  await Promise.all(loops)
}

async function saveVersion(collection: OpenCollection, path: string, n: number): Promise<void> {
  const disk = await readItemOnDisk(collection, path)
  const content = disk && contentOf(collection, disk)
  if (content?.kind !== 'draft') throw new Error(`${path} is ${content?.kind ?? 'gone'}.`)
  const { url, text } = versionOf(n)
  const draft = {
    ...content.draft,
    url,
    body: { kind: 'text' as const, text },
    settings: { retries: { count: n } }
  }
  const { kind } = await saveItem(collection, path, draft, content.revision)
  if (kind !== 'saved') throw new Error(`Saving ${path} was a ${kind}.`)
}
