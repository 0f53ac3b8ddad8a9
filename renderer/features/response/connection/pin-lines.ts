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

export function withPin(text: string, pin: string): string {
  return isPinned(text, pin) ? text : [...linesOf(text), pin].join('\n')
}

export function withoutPin(text: string, pin: string): string {
  return linesOf(text)
    .filter(line => !means(line, pin))
    .join('\n')
}
