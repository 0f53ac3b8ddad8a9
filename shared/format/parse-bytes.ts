const POWERS: Record<string, number> = { '': 0, K: 1, M: 2, G: 3 }

/** `4096`, `64k`, `1.5MiB`: a size in bytes. Units are binary, however they are written. Undefined when it is no size. */
export function parseBytes(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,15}(?:\.\d+)?)\s*([kmg]?)(?:i?b)?$/i.exec(text.trim()) ?? []
  const power = POWERS[unit.toUpperCase()]
  return amount === undefined || power === undefined ? undefined : Math.round(Number(amount) * 1024 ** power)
}
