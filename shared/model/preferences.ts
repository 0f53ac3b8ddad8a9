import { z } from 'zod'

/** What a person has chosen once for all windows of this machine. */
export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  /** Request and response side by side, or one above the other. */
  orientation: z.enum(['horizontal', 'vertical'])
})
export type Preferences = z.infer<typeof Preferences>
