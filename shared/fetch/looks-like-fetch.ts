/** What may stand before the arguments of a call: `await fetch(`, `const res = await fetch(`. */
export const CALL =
  /^\s*(?:(?:const|let|var)\s+\w+\s*=\s*)?(?:await\s+)?(?:(?:window|globalThis)\.)?fetch\s*\(/

/** Whether a text that was pasted is a call of `fetch`, as developer tools copy a request. */
export function looksLikeFetch(text: string): boolean {
  return CALL.test(text) && /^\s*["'`]/.test(text.replace(CALL, ''))
}
