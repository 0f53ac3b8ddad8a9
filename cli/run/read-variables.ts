import type { SetVariable } from '#host/scope/runtime-variables.ts'
import { isCredentialVariable } from '#shared/redaction/credential-parameters.ts'
import { UsageError } from '../usage-error.ts'

/**
 * The variables of `--var`. A value of the process environment is a secret, since people keep keys
 * there, and one of a variable that is called as a credential.
 * @throws UsageError for one without a name, or that the process environment does not have
 */
export function readVariables(given: readonly string[], processEnv: NodeJS.ProcessEnv): SetVariable[] {
  return given.map(text => {
    const at = text.indexOf('=')
    const name = (at < 0 ? text : text.slice(0, at)).trim()
    if (name === '') throw new UsageError(`--var ${text}: write it as NAME=VALUE`)
    if (at >= 0) {
      const given = text.slice(at + 1)
      return { name, value: given, secret: isCredentialVariable(name, given) }
    }
    const value = processEnv[name]
    if (value === undefined)
      throw new UsageError(`--var ${name}: the process environment has no ${name}. Write it as ${name}=VALUE`)
    return { name, value, secret: true }
  })
}
