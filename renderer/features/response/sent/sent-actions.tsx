import { Copy } from 'lucide-react'
import type { Hop, SentRequest } from '#shared/model/exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { ActionMenu } from '../../../components/action-menu.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { tell, tellFailure } from '../../../state/notices.ts'
import { type Printed, printAsCurl, printWhole } from './print-sent.ts'

interface SentActionsProps {
  hop: Hop
  sent: SentRequest
  /** Forms of secrets that are to be covered; undefined when nothing is. */
  hidden: readonly SecretForm[] | undefined
}

/** Copies a request as it went out, as it is shown: covered secrets stay covered. */
export function SentActions({ hop, sent, hidden }: SentActionsProps) {
  const copied = hidden ? 'Copied, with secrets covered.' : 'Copied.'
  const copy = (print: () => Promise<Printed>) => () => void copyPrinted(print, copied)
  return (
    <ActionMenu
      label="Copy the request as sent"
      groups={[
        [
          { label: 'Copy head', run: copy(async () => ({ text: sent.head })) },
          { label: 'Copy whole request', run: copy(() => printWhole(sent, hidden)) },
          { label: 'Copy as curl', run: copy(() => printAsCurl(hop, sent, hidden)) }
        ]
      ]}
      trigger={<IconButton label="Copy the request as sent" icon={<Copy />} />}
    />
  )
}

async function copyPrinted(print: () => Promise<Printed>, copied: string): Promise<void> {
  try {
    const printed = await print()
    if ('problem' in printed) return tell(`Not copied. ${printed.problem}`)
    await navigator.clipboard.writeText(printed.text)
    tell(copied)
  } catch (thrown) {
    tellFailure('The request could not be copied', thrown)
  }
}
