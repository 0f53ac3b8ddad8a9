import { ClientError } from '../model/client-error.ts'
import { parseTemplate } from '../template/parse-template.ts'
import { parseProxyUrl } from './parse-proxy-url.ts'

/**
 * What is wrong with a proxy's URL while it is typed: a sentence. Of one that names variables that is known only when it
 * is sent.
 */
export function checkProxyUrl(url: string): string | undefined {
  if (parseTemplate(url).some(({ kind }) => kind !== 'text')) return undefined
  try {
    parseProxyUrl(url)
    return undefined
  } catch (error) {
    return ClientError.wrap(error).message
  }
}
