import { z } from 'zod'
import { ErrorRecord } from '../model/error.ts'
import type { ClientFrame } from './frames.ts'

const id = z.number().int().nonnegative()
const credit = z.number().int().positive()

const schema: z.ZodType<ClientFrame> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('call'), id, method: z.string(), input: z.unknown() }),
  z.object({ type: z.literal('open'), id, method: z.string(), input: z.unknown(), credit }),
  z.object({ type: z.literal('message'), id, value: z.unknown() }),
  z.object({ type: z.literal('end'), id, error: ErrorRecord.optional() }),
  z.object({ type: z.literal('credit'), id, credit }),
  z.object({ type: z.literal('abort'), id }),
  z.object({ type: z.literal('cancel'), id })
])

/** What came over a port, as a frame. Undefined when it is none. */
export function parseClientFrame(data: unknown): ClientFrame | undefined {
  return schema.safeParse(data).data
}
