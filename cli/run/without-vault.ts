import type { SecretSource } from '#workspace/environments/environment-secrets.ts'

/** Secrets of environments are in the vault, which is the app's. */
export const WITHOUT_VAULT: SecretSource = {
  async read(_owner, environment, variable) {
    const how = `Give it with --var ${variable}, from the process environment, or --var ${variable}=VALUE.`
    return {
      problem: `${variable} is a secret of the environment ${environment}, and has no value here. ${how}`
    }
  }
}
