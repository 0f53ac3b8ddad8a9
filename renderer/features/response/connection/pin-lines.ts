/** Pins as they are typed: one per line, `sha256/BASE64`, or with two slashes as curl writes it. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
}

/** Whether a line means a pin, in whichever of its two forms. Base64 may begin with a slash of its own. */
function means(line: string, pin: string): boolean {
  return line === pin || line === pin.replace('sha256/', 'sha256//')
}

export function isPinned(text: string, pin: string): boolean {
  return linesOf(text).some(line => means(line, pin))
}

/**
 * Who pins a key. What a request says itself takes the place of all that it inherits, so then only that counts.
 * @param own the lines of the request
 * @param inherited those of the folders and the collection around it
 */
export function pinnedBy(own: string, inherited: string, pin: string): 'own' | 'inherited' | undefined {
  if (own.trim() !== '') return isPinned(own, pin) ? 'own' : undefined
  return isPinned(inherited, pin) ? 'inherited' : undefined
}

export function withPin(text: string, pin: string): string {
  return isPinned(text, pin) ? text : [...linesOf(text), pin].join('\n')
}

export function withoutPin(text: string, pin: string): string {
  return linesOf(text)
    .filter(line => !means(line, pin))
    .join('\n')
}
