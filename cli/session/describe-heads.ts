import type { Hop } from '#shared/model/exchange.ts'

/** What was asked, behind `>`, and the head of what was answered, behind `<`: a line each, as curl shows them. */
export function describeHeads({ request, response }: Hop): string[] {
  const target = request.url.replace(/^[^/?#]*\/\/[^/?#]*/, '').replace(/#.*/s, '') || '/'
  const asked = [`${request.method} ${target}`, ...request.headers.map(asLine), '']
  if (!response) return asked.map(line => `> ${line}`.trimEnd())
  const { httpVersion, status, statusText, headers } = response
  const answered = [`HTTP/${httpVersion} ${status} ${statusText}`, ...headers.map(asLine), '']
  return [...asked.map(line => `> ${line}`.trimEnd()), ...answered.map(line => `< ${line}`.trimEnd())]
}

function asLine([name, value]: readonly [string, string]): string {
  return `${name}: ${value}`
}
