/** An offset as people write it: decimal, or hexadecimal after `0x`. Undefined for what is none below `size`. */
export function parseOffset(text: string, size: number): number | undefined {
  const bare = text.replaceAll(/[,_\s]/g, '')
  if (!/^(?:0x[\da-f]+|\d+)$/i.test(bare)) return undefined
  const offset = Number(bare)
  return offset < size ? offset : undefined
}
