import type { BodyInfo } from '#shared/model/exchange.ts'
import { desktop } from './desktop.ts'
import { host } from './host.ts'
import type { NamedBody } from './named-body.ts'
import { tell, tellFailure } from './notices.ts'
import { isAbort, nameOfBody } from './save-body.ts'
import { oneAtATime, withTransfer } from './transfers.ts'

/** The files that were made of bodies to be dragged. */
const files = new WeakMap<BodyInfo, Promise<string>>()

/**
 * Drags a body out as a file. What is dragged has to be there: it is made when it is first taken, and
 * whoever has let go by then takes it again.
 * @param isHeld whether the button of the mouse is still held
 */
export function dragNamedBody(named: NamedBody, isHeld: () => boolean): Promise<void> {
  return oneAtATime(named.body.id, () => drag(named, isHeld))
}

async function drag(named: NamedBody, isHeld: () => boolean): Promise<void> {
  const { body } = named
  try {
    const made = files.get(body) ?? makeFile(named)
    files.set(body, made)
    const path = await made
    if (isHeld()) await (await desktop()).call('file.drag', { path })
    else tell('The file is ready: drag it again')
  } catch (error) {
    files.delete(body)
    if (!isAbort(error)) tellFailure('The body cannot be dragged', error)
  }
}

async function makeFile(named: NamedBody): Promise<string> {
  const { body } = named
  const name = await nameOfBody(named)
  const client = await host.ready()
  return withTransfer(body, `Making ${name}`, async (report, signal) => {
    let made: string | undefined
    const making = client.stream('body.makeDraggable', { id: body.id, name }, { signal })
    for await (const { savedBytes, path } of making) {
      report(savedBytes)
      made = path
    }
    signal.throwIfAborted()
    if (made === undefined) throw new Error('No file was made.')
    return made
  })
}
