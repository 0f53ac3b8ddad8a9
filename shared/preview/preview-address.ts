/** Electron's scheme for documents that are previewed, each on a host of its own. */
export const PREVIEW_SCHEME = 'sonde-preview'

/** Where `sonde serve` answers with them: `/preview/ID`. */
export const PREVIEW_PATH = '/preview/'

/** The part of a target after `PREVIEW_PATH`, if it begins so. @param target path and query as they came */
export function previewIdOf(target: string): string | undefined {
  return target.startsWith(PREVIEW_PATH) ? target.slice(PREVIEW_PATH.length) : undefined
}
