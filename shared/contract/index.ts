import { bodyContract } from './body.ts'
import { diagnosticsContract } from './diagnostics.ts'
import { exchangeContract } from './exchange.ts'
import { preferencesContract } from './preferences.ts'
import { shellContract } from './shell.ts'
import { windowContract } from './window.ts'

/** Everything a renderer may ask of the host. The surface test lists it, so that a new procedure shows in review. */
export const contract = {
  ...exchangeContract,
  ...bodyContract,
  ...windowContract,
  ...preferencesContract,
  ...diagnosticsContract,
  ...shellContract
}
export type Contract = typeof contract
