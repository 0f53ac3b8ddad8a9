import { Download, Ellipsis, GitCompareArrows, Terminal } from 'lucide-react'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { runCommand } from '../../commands/registry.ts'
import { ActionMenu } from '../../components/action-menu.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { tellFailure } from '../../state/notices.ts'

interface ExchangeMenuProps {
  /** As it is shown: what is secret in it may be covered. */
  exchange: Exchange
  /** The one that is looked at. */
  hop: Hop | undefined
  /** Forms of secrets that are covered now; undefined when nothing is. */
  hidden: readonly SecretForm[] | undefined
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
          { label: 'Copy as curl', icon: <Terminal />, run: () => copyAsShown(exchange, hop, hidden) },
          { label: 'Export as HAR…', icon: <Download />, run: () => runCommand('exchange.exportHar') }
        ]
      ]}
      trigger={<IconButton label="Exchange actions" icon={<Ellipsis />} />}
    />
  )
}

function copyAsShown(
  { id }: Exchange,
  hop: Hop | undefined,
  hidden: readonly SecretForm[] | undefined
): void {
  import('./sent/copy-sent.ts')
    .then(({ copySentAsCurl }) => copySentAsCurl(id, hop, hidden))
    .catch((error: unknown) => tellFailure('The request could not be copied as curl', error))
}
