/** Where something can be said that a request is sent with: what counts before the others first. */
export const ORIGIN_KINDS = [
  'runtime',
  'request',
  'folder',
  'environment',
  'collection',
  'global',
  'preferences'
] as const
