import type { BodyInfo } from '#shared/model/exchange.ts'
import { host } from '../../../../state/host.ts'
import type { PartDetail } from './parts-desk.ts'

const slices = new WeakMap<BodyInfo, Map<number, Promise<BodyInfo>>>()

/**
 * The content of a part as a body by itself. It is asked for once, and stays for as long as the whole does.
 * @throws ClientError IO when the whole is gone
 */
export function sliceOfPart(of: BodyInfo, part: PartDetail): Promise<BodyInfo> {
  const known = slices.get(of) ?? new Map<number, Promise<BodyInfo>>()
  slices.set(of, known)
  const slice = known.get(part.offset) ?? askForSlice(of, part)
  known.set(part.offset, slice)
  slice.catch(() => known.delete(part.offset))
  return slice
}

async function askForSlice({ id }: BodyInfo, { offset, length, facts }: PartDetail): Promise<BodyInfo> {
  const { contentType, charset } = facts
  const rpc = await host.ready()
  return rpc.call('body.slice', {
    id,
    offset,
    length,
    contentType,
    ...(charset !== undefined && { charset })
  })
}
