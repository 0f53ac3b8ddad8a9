import { host } from './host.ts'
import type { NamedBody } from './named-body.ts'
import { tellFailure } from './notices.ts'
import { isAbort, nameOfBody } from './save-body.ts'
import { useTransfers, withTransfer } from './transfers.ts'

/** Opens a copy of a body in the program that the system has for it. */
export async function openNamedBody(named: NamedBody): Promise<void> {
  const { body } = named
  if (useTransfers.getState()[body.id]) return
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
