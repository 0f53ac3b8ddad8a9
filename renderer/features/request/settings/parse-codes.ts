/** What was typed into a field of close codes: its values, or a sentence on why it is none. */
export type TypedCodes = { codes: number[] } | { problem: string }

/** Reads close codes (RFC 6455 §7.4) with commas or spaces between them, each once. */
export function parseCodes(text: string): TypedCodes {
  const typed = text.split(/[\s,]+/).filter(word => word !== '')
  const bad = typed.find(word => !/^[1-4]\d{3}$/.test(word))
  if (bad !== undefined) return { problem: `“${bad}” is no close code: they are numbers from 1000 to 4999.` }
  return { codes: [...new Set(typed.map(Number))] }
}
