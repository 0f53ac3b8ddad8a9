import type { OptionValues } from '../options.ts'
import type { RUN_OPTIONS } from './options.ts'

/** The flags of one `sonde run`, as they were given. */
export type RunValues = OptionValues<typeof RUN_OPTIONS>
