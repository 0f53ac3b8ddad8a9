import { host } from './host.ts'
import type { NamedBody } from './named-body.ts'
import { tellFailure } from './notices.ts'
import { isAbort, nameOfBody } from './save-body.ts'
import { oneAtATime, withTransfer } from './transfers.ts'

/** Opens a copy of a body in the program that the system has for it. */
export function openNamedBody(named: NamedBody): Promise<void> {
  return oneAtATime(named.body.id, () => open(named))
}

async function open(named: NamedBody): Promise<void> {
  const { body } = named
  try {
    const name = await nameOfBody(named)
    const client = await host.ready()
    await withTransfer(body, `Opening ${name}`, async (report, signal) => {
      const input = { id: body.id, name, contentType: body.contentType }
      for await (const { savedBytes } of client.stream('body.openOutside', input, { signal }))
        report(savedBytes)
    })
  } catch (error) {
    if (!isAbort(error)) tellFailure('The body was not opened', error)
  }
}
