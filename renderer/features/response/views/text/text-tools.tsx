import { ListFilter, Search, WrapText } from 'lucide-react'
import { useKeysOf } from '../../../../commands/registry.ts'
import type { MenuGroups } from '../../../../components/action-menu.tsx'
import { IconButton } from '../../../../components/icon-button.tsx'
import { CopyButton } from '../../copy-button.tsx'
import { toggleWrap, useTextDisplay } from '../../text-display.ts'
import { ViewTools } from '../view-tools.tsx'
import { CharsetMenu } from './charset-menu.tsx'
import { TextMenuButton } from './text-menu.tsx'
import type { TextSurface } from './text-surface.ts'
import type { ShownText } from './use-shown-text.ts'
import type { TextBars } from './use-text-bars.ts'

interface TextToolsProps {
  shown: Extract<ShownText, { state: 'editor' | 'viewer' }>
  /** Bytes of the body. */
  size: number
  charset: string | undefined
  onCharset: (charset: string | undefined) => void
  bars: TextBars
  groups: MenuGroups
  surface: TextSurface | undefined
}

/** What the toolbar offers for a text. */
export function TextTools({ shown, size, charset, onCharset, bars, groups, surface }: TextToolsProps) {
  const wrap = useTextDisplay(state => state.wrap)
  const findKeys = useKeysOf('response.find')
  const filterKeys = useKeysOf('response.filter')
  return (
    <ViewTools>
      {shown.state === 'viewer' && (
        <span role="status" className="whitespace-nowrap pr-1 text-faint text-xs tabular-nums">
          {!shown.done && `Reading … ${Math.floor((shown.readBytes / Math.max(1, size)) * 100)} %`}
        </span>
      )}
      <CharsetMenu encoding={shown.encoding} chosen={charset} onChoose={onCharset} />
      {bars.canFilter && (
        <IconButton
          label={bars.filter > 0 ? 'Show all again' : 'Filter'}
          icon={<ListFilter className={bars.filter > 0 ? 'text-accent' : undefined} />}
          keys={filterKeys}
          onClick={() => (bars.filter > 0 ? bars.closeFilter() : bars.use('filter'))}
        />
      )}
      <IconButton
        label="Find"
        icon={<Search className={bars.find > 0 ? 'text-accent' : undefined} />}
        keys={findKeys}
        onClick={() => (bars.find > 0 ? bars.closeFind() : bars.use('find'))}
      />
      <IconButton
        label={wrap ? 'Do not wrap lines' : 'Wrap lines'}
        icon={<WrapText className={wrap ? 'text-accent' : undefined} />}
        onClick={toggleWrap}
      />
      <CopyButton
        label={shown.laidOut ? 'Copy body, formatted as shown' : 'Copy body'}
        text={async () => (await surface?.allText()) ?? ''}
      />
      <TextMenuButton groups={groups} />
    </ViewTools>
  )
}
