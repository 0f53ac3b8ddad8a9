import type { Preferences } from '#shared/model/preferences.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'

/** What holds for requests where there is nothing but the preferences. */
export function preferencesScope({ settings, clientCertificates }: Preferences): GatheredScope {
  return {
    layers: [{ origin: { kind: 'preferences', name: 'Preferences' }, headers: [], settings }],
    variables: new Map(),
    processEnv: new Map(),
    processEnvDenied: new Set(),
    clientCertificates,
    scripts: 0,
    problems: []
  }
}
