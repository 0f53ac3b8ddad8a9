import { Hash } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { formatCount } from '#shared/format/count.ts'
import { useKeysOf } from '../../../../commands/registry.ts'
import { IconButton } from '../../../../components/icon-button.tsx'
import { offerBodyTools } from '../../../../state/body-tools.ts'
import { host } from '../../../../state/host.ts'
import { tellFailure } from '../../../../state/notices.ts'
import { CopyButton } from '../../copy-button.tsx'
import { CopyableViewer } from '../../viewer/copyable-viewer.tsx'
import type { StandingViewer } from '../../viewer/standing-viewer.ts'
import type { BodyViewProps } from '../body-view.ts'
import { GoToBar } from '../find/go-to-bar.tsx'
import { ViewTools } from '../view-tools.tsx'
import { HEX_ROW, HexRows } from './hex-rows.ts'
import { parseOffset } from './parse-offset.ts'

/** The columns of the first byte in a row: behind the offset. */
const FIRST_BYTE = 10

/** The bytes of a body as they are, however many there are. */
export function HexView({ body: { id, size } }: BodyViewProps) {
  const rows = useMemo(() => new HexRows({ id, size }, host.readBody), [id, size])
  const standing = useRef<StandingViewer>(undefined)
  const [going, setGoing] = useState(false)
  const keys = useKeysOf('response.goToLine')
  useEffect(() => offerBodyTools(['line'], () => setGoing(true)), [])

  const close = () => {
    setGoing(false)
    standing.current?.viewer.dom.root.focus({ preventScroll: true })
  }
  const go = (text: string) => {
    const offset = parseOffset(text, size)
    if (offset === undefined) return false
    const row = Math.floor(offset / HEX_ROW)
    standing.current?.caret.moveTo({ row, column: columnOf(offset % HEX_ROW) })
    close()
    return true
  }
  return (
    <>
      <ViewTools>
        <IconButton label="Go to offset" icon={<Hash />} keys={keys} onClick={() => setGoing(true)} />
        <CopyButton label="Copy dump" text={() => rows.readAll()} />
      </ViewTools>
      {going && (
        <GoToBar
          what="Offset"
          hint={`From 0 to ${formatCount(size - 1)}, or 0x…`}
          onGo={go}
          onClose={close}
        />
      )}
      <CopyableViewer
        label="Response body"
        source={rows}
        language="text"
        wrap={false}
        numbers={false}
        count={rows.count}
        onStanding={next => {
          standing.current = next
        }}
        onFailure={error => tellFailure('Not all of the bytes can be shown.', error)}
      />
    </>
  )
}

/** Where a byte of a row stands in its text: there is a gap after eight. */
function columnOf(byte: number): number {
  return FIRST_BYTE + byte * 3 + (byte >= 8 ? 1 : 0)
}
