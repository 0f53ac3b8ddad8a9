import type { ResponseHead } from '#shared/model/exchange.ts'

/** As curl prints it, of whatever version of HTTP: the status line and the headers, and an empty line. */
export function printHead({ httpVersion, status, statusText, headers }: ResponseHead): string {
  const lines = [
    `HTTP/${httpVersion} ${status} ${statusText}`.trimEnd(),
    ...headers.map(field => field.join(': '))
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}
