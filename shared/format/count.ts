/** A number of things as it is written everywhere: `1,234,567`. */
export function formatCount(number: number): string {
  // As Intl does, which takes some 5 ms to be loaded and then as long for a number as all else for its line.
  if (Number.isSafeInteger(number)) return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
  return number.toLocaleString('en')
}

/** A number of things and what they are: `1 row`, `1,200 rows`. @param several where that is not the noun with an s */
export function countOf(number: number, noun: string, several = `${noun}s`): string {
  return `${formatCount(number)} ${number === 1 ? noun : several}`
}
