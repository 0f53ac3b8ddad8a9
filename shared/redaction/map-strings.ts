/**
 * The same data with each of its strings put through `map`, so that a field that is added to it one day is not passed
 * over. @param keep whether what lies under a key stays as it is
 */
export function mapStrings<T>(data: T, map: (text: string) => string, keep: (key: string) => boolean): T {
  // Strings become strings, and all else what it was.
  return mapped(data, map, keep) as T
}

function mapped(data: unknown, map: (text: string) => string, keep: (key: string) => boolean): unknown {
  if (typeof data === 'string') return map(data)
  if (Array.isArray(data)) return data.map(each => mapped(each, map, keep))
  if (typeof data !== 'object' || data === null || data instanceof Uint8Array) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, keep(key) ? value : mapped(value, map, keep)])
  )
}
