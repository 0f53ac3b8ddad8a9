import type { ResponseHead } from '#shared/model/exchange.ts'

/** As curl prints it, of whatever version of HTTP: the status line and the headers, and an empty line. */
export function printHead({ httpVersion, status, statusText, headers, headBytes }: ResponseHead): Buffer {
  const lines = [
    `HTTP/${httpVersion} ${status} ${statusText}`.trimEnd(),
    ...headers.map(field => field.join(': '))
  ]
  const text = `${lines.join('\r\n')}\r\n\r\n`
  // Letters such as “é” can have come as one byte or as two: how many there were tells.
  const cameAsBytes = text.length === headBytes && !/[^\x00-\xff]/.test(text)
  return Buffer.from(text, cameAsBytes ? 'latin1' : 'utf8')
}
