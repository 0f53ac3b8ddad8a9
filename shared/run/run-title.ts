/** What was run, in words. @param path of the folder in the collection; empty is all of it */
export function runTitle(collection: string, path: string): string {
  return path === '' ? collection : `${collection} · ${path}`
}
