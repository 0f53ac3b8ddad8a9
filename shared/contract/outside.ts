import { z } from 'zod'
import { stream } from './define.ts'

/** How much of a copy is written, in bytes. */
const Progress = z.object({
  savedBytes: z.number().int().nonnegative(),
  size: z.number().int().nonnegative()
})

/**
 * What hands bodies over to other programs, as copies that go with the host, if not before: see `OutsideCopies`. BUILD
 * `unavailable` where a shell cannot.
 */
export const outsideContract = {
  /**
   * Opens a copy of a stored body in the program that the system has for what it is: see `openableName`. The stream
   * ends when it is open. BUILD when no program is known to be safe with it, or none opens it.
   */
  'body.openOutside': stream(
    z.object({ id: z.string(), name: z.string(), contentType: z.string() }),
    Progress
  ),
  /** Makes a copy that the page may have dragged out by `file.drag` until the body is released; the last event has its path. */
  'body.makeDraggable': stream(
    z.object({ id: z.string(), name: z.string() }),
    Progress.extend({ path: z.string().optional() })
  )
}
