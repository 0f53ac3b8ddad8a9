import type { OptionValues } from '../options.ts'
import type { SEND_OPTIONS } from './options.ts'

/** The flags of one `sonde send`, as they were given. */
export type SendValues = OptionValues<typeof SEND_OPTIONS>
