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
 * What is secret in what a template put into a text: all of it where it was said to be, or where the variable, or a key by
 * which the name leads into an object, is called as a credential; and of an object or list what stands under such keys.
 */
export function secretsInValue({ name, value, secret }: NamedValue): string[] {
  const inside = credentialsInJson(value)
  return secret || namesCredential(name, value) ? [value, ...inside] : inside
}

function namesCredential(name: string, value: string): boolean {
  if (templateKind(name) !== 'variable' || saysNothing(value)) return false
  const path = valuePath(name)
  const names = path ? [path.variable, ...path.keys] : [name]
  return names.some((each, at) => isCredentialVariable(each, at === names.length - 1 ? value : ''))
}
