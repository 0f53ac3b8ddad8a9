import type { Draft } from '#shared/model/draft/draft.ts'
import { parseTemplate } from '#shared/template/parse-template.ts'
import { splitUrl } from '#shared/url/split-url.ts'

/** So many names are told. */
const TOLD = 5

/**
 * Which variables a request that comes from elsewhere uses, and who gets their values: whoever wrote it may have meant
 * braces, or want what is secret here.
 * @returns a sentence; undefined when there is none
 */
export function sayNamesUsed(draft: Draft): string | undefined {
  const names = [...new Set(textsIn(draft).flatMap(variablesIn))]
  if (names.length === 0) return undefined
  const more = names.length > TOLD ? ` and ${names.length - TOLD} more` : ''
  const told = names.slice(0, TOLD).map(name => `{{${name}}}`)
  const values = names.length === 1 ? 'its value' : 'their values'
  return `It uses ${told.join(', ')}${more}: ${values} will be sent ${receiverOf(draft.url)}.`
}

/** Values that are made anew say nothing, and a question is asked before anything is sent. */
function variablesIn(text: string): string[] {
  return parseTemplate(text).flatMap(piece =>
    piece.kind === 'variable' || piece.kind === 'process-env' ? piece.name : []
  )
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

function receiverOf(url: string): string {
  try {
    const { host } = splitUrl(url)
    return host.includes('{{') ? 'with it' : `to ${host}`
  } catch {
    // It is said at the URL what is wrong with it.
    return 'with it'
  }
}
