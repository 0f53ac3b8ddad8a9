const NOTHING = new Set(['', 'null', 'true', 'false'])

/** Whether a value, as JSON writes it, tells too little to be a secret, whatever it is called. */
export function saysNothing(value: string): boolean {
  return NOTHING.has(value)
}
