import type { AnyContract } from '#shared/contract/define.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'

/** Answers an area whose handlers are being built. */
export function unbuilt<C extends AnyContract>(area: C): Handlers<C> {
  const refuse = () => {
    throw new ClientError('INTERNAL', { reason: 'unavailable', facts: { problem: 'This is being built.' } })
  }
  const handlers = Object.entries(area).map(([name, { kind }]) => [
    name,
    kind === 'call'
      ? async () => refuse()
      : // biome-ignore lint/correctness/useYield: it only refuses
        async function* () {
          refuse()
        }
  ])
  return Object.fromEntries(handlers) as Handlers<C>
}
