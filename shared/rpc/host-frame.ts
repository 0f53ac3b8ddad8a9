import type { HostFrame } from './frames.ts'

const TYPES: ReadonlySet<unknown> = new Set<HostFrame['type']>(['result', 'events', 'credit', 'end', 'error'])

/**
 * Whether this is a frame. The host is trusted with what is in it: the asker's side has no schemas, since a page
 * would have to load them first.
 */
export function isHostFrame(data: unknown): data is HostFrame {
  return typeof data === 'object' && data !== null && 'type' in data && TYPES.has(data.type)
}
