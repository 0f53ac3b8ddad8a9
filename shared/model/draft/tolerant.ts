import { z } from 'zod'

/**
 * An object that keeps the keys which this version does not know, so that a newer version finds again what it has
 * stored. Its type has only the known ones.
 */
export function tolerant<T extends z.ZodRawShape>(
  shape: T
): z.ZodType<z.output<z.ZodObject<T>>, z.input<z.ZodObject<T>>> {
  return z.looseObject(shape)
}

/** Keys of the file that this came from which Sonde does not edit: they go where it goes. */
export const Kept = z.record(z.string(), z.unknown())
export type Kept = z.infer<typeof Kept>
