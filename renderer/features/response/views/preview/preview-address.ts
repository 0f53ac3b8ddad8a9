import { otherLoopback } from '#shared/preview/other-loopback.ts'
import { PREVIEW_PATH, PREVIEW_SCHEME } from '#shared/preview/preview-address.ts'
import { inElectron } from '../../../../state/shell-kind.ts'

const other = inElectron ? undefined : otherLoopback(location.host)

/** Why this page can show no document of a foreign origin, if it cannot. */
export const whyNoPreview =
  inElectron || other !== undefined
    ? undefined
    : `A preview needs a second name of the machine that serves it, and ${location.hostname} has none. It is there when Sonde is opened at 127.0.0.1, by a forwarded port.`

/**
 * Where a document is served that `preview.open` has named: never on this page's own origin, since it is foreign. In a
 * browser that is the same server under its other name, which the port is forwarded for as well.
 */
export function addressOfPreview(id: string): string {
  return inElectron ? `${PREVIEW_SCHEME}://${id}/` : `http://${other}${PREVIEW_PATH}${id}`
}
