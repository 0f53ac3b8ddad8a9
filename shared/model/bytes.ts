import { z } from 'zod'

/** Bytes, whatever buffer they lie in. */
export const Bytes = z.custom<Uint8Array>(value => value instanceof Uint8Array, 'expected bytes')
