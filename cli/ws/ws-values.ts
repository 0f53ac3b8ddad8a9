import type { OptionValues } from '../options.ts'
import type { WS_OPTIONS } from './options.ts'

/** The flags of one `sonde ws`, as they were given. */
export type WsValues = OptionValues<typeof WS_OPTIONS>
