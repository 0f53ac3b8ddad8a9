import type { OptionValues } from '../options.ts'
import type { REQUEST_OPTIONS } from './options.ts'

/** The flags that are the same for all commands that send requests, as they were given. */
export type RequestValues = OptionValues<typeof REQUEST_OPTIONS>
