import type { DraftVariable } from '#shared/model/draft/draft-row.ts'
import type { DraftClientCertificate } from '#shared/model/draft/draft-settings.ts'
import type { Origin } from '#shared/model/origin.ts'
import type { ScopeLayer, ScopeProblem } from '#shared/model/scope.ts'
import type { SecretValue } from '#workspace/environments/environment-secrets.ts'
import type { SetVariable } from './runtime-variables.ts'
import type { SetPlaces } from './set-places.ts'

/** A variable with its value at hand, secret or not. */
export interface GatheredVariable {
  name: string
  /** Unresolved: it may name others. Absent when it cannot be had: `problem` says why. */
  value?: string
  /** Absent is a plain string. */
  type?: DraftVariable['type']
  secret: boolean
  /** It was read from what is called as a credential: shown to a person, and masked in what is kept. */
  credential?: boolean
  origin: Origin
  problem?: string
}

/** A client certificate with its passphrase at hand, or why that cannot be had. */
export type GatheredCertificate = DraftClientCertificate & { passphraseProblem?: string }

/** All that holds for the requests of a scope, with secrets: it never leaves the host as it is. */
export interface GatheredScope {
  /** Outermost first: preferences, collection, folders. */
  layers: readonly ScopeLayer[]
  /** By name, the one that counts. Those of the request itself are laid over them by whoever sends it. */
  variables: ReadonlyMap<string, GatheredVariable>
  /** The names that are said to be secret anywhere, also where another variable hides that one. */
  secretNames: ReadonlySet<string>
  /** Of the request: what its actions have set, which counts before what it says itself. */
  setOnRequest: readonly SetVariable[]
  /** Where actions can set variables. */
  setPlaces: SetPlaces
  /** Names that may be read of the process environment here (`{{process.env.NAME}}`), with those of `.env` files. */
  processEnv: ReadonlyMap<string, string>
  /** Names that the process environment has and that were not allowed here. */
  processEnvDenied: ReadonlySet<string>
  /** Innermost first; the first whose domain matches is used. */
  clientCertificates: readonly GatheredCertificate[]
  /** Of the proxy that the preferences name. */
  proxyPassword?: SecretValue
  /** Where relative paths of files start; absent outside collections. */
  folder?: string
  collectionId?: string
  /** Scripts that the collection and its folders would run, and Sonde does not. */
  scripts: number
  problems: readonly ScopeProblem[]
}
