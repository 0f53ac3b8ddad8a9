import { templateKind } from '../template/parse-template.ts'
import { valuePath } from '../template/value-path.ts'
import { isCredentialVariable } from './credential-parameters.ts'
import { credentialsInJson } from './credentials-in-json.ts'
import { saysNothing } from './says-nothing.ts'

/** What a name between braces stood for. */
interface NamedValue {
  name: string
  value: string
  /** It is one wherever it stands. */
  secret: boolean
}

/**
 * What is secret in what a template put into a text: all of it where it was said to be, or where the name leads into an
 * object by a key that is called as a credential; and of an object or list what stands under such keys.
 */
export function secretsInValue({ name, value, secret }: NamedValue): string[] {
  const inside = credentialsInJson(value)
  return secret || leadsToCredential(name, value) ? [value, ...inside] : inside
}

function leadsToCredential(name: string, value: string): boolean {
  if (templateKind(name) !== 'variable' || saysNothing(value)) return false
  const keys = valuePath(name)?.keys ?? []
  return keys.some((key, at) => isCredentialVariable(key, at === keys.length - 1 ? value : ''))
}
