import { Download, Ellipsis, GitCompareArrows, Terminal } from 'lucide-react'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import { runCommand } from '../../commands/registry.ts'
import { ActionMenu } from '../../components/action-menu.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { copyRecordedAsCurl } from '../../state/copy-recorded.ts'
import { tellFailure } from '../../state/notices.ts'

interface ExchangeMenuProps {
  /** As it is shown: what is secret in it may be covered. */
  exchange: Exchange
  /** The one that is looked at. */
  hop: Hop | undefined
  /** Forms of secrets that are covered now; undefined when nothing is. */
  hidden: readonly string[] | undefined
}

/** What can be done with an exchange as a whole. */
export function ExchangeMenu({ exchange, hop, hidden }: ExchangeMenuProps) {
  return (
    <ActionMenu
      label="Exchange actions"
      groups={[
        [
          {
            label: 'Compare with the one before',
            icon: <GitCompareArrows />,
            run: () => runCommand('exchange.compareBefore')
          },
          {
            label: 'Compare with another…',
            icon: <GitCompareArrows />,
            run: () => runCommand('exchange.compare')
          }
        ],
        [
          { label: 'Copy as curl', icon: <Terminal />, run: () => copyAsSent(exchange, hop, hidden) },
          { label: 'Export as HAR…', icon: <Download />, run: () => runCommand('exchange.exportHar') }
        ]
      ]}
      trigger={<IconButton label="Exchange actions" icon={<Ellipsis />} />}
    />
  )
}

/** As it went out, where that is kept; else as the history has it. */
function copyAsSent(exchange: Exchange, hop: Hop | undefined, hidden: readonly string[] | undefined): void {
  const { sent } = hop ?? {}
  if (!hop || !sent || (sent.bodyBytes > 0 && !sent.body)) copyRecordedAsCurl(exchange.id)
  else
    import('./sent/copy-sent.ts')
      .then(({ copyHopAsCurl }) => copyHopAsCurl(hop, sent, hidden))
      .catch((error: unknown) => tellFailure('The request could not be copied as curl', error))
}
