/**
 * The same value, with every `Uint8Array` that shows only a part of its buffer replaced by a copy of that part:
 * structured clone copies, and hands over, the whole buffer behind a view. What needs no copy is not copied.
 */
export function withOwnBytes(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) {
    // Not `slice`, which for a Buffer makes another view.
    return value.byteLength === value.buffer.byteLength ? value : new Uint8Array(value)
  }
  const changed: [string, unknown][] = []
  for (const [key, item] of Object.entries(value)) {
    const own = withOwnBytes(item)
    if (!Object.is(own, item)) changed.push([key, own])
  }
  if (changed.length === 0) return value
  const replaced = Object.fromEntries(changed)
  return Array.isArray(value) ? Object.assign([...value], replaced) : { ...value, ...replaced }
}
