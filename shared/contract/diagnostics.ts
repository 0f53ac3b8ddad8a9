import { z } from 'zod'
import { Diagnostics } from '../model/diagnostics.ts'
import { stream } from './define.ts'

export const diagnosticsContract = {
  /** What the engine has done so far, now and at most once a second again while that changes. */
  'diagnostics.watch': stream(z.object({}), Diagnostics)
}
