/** A name that is not taken: as wanted, or with the first number after it that is free. */
export function newName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map(name => name.toLowerCase()))
  let name = wanted
  for (let count = 2; names.has(name.toLowerCase()); count++) name = `${wanted} ${count}`
  return name
}
