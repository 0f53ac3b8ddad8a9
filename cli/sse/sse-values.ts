import type { OptionValues } from '../options.ts'
import type { SSE_OPTIONS } from './options.ts'

/** The flags of one `sonde sse`, as they were given. */
export type SseValues = OptionValues<typeof SSE_OPTIONS>
