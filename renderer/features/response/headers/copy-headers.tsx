import { Copy } from 'lucide-react'
import type { Header } from '#shared/model/request.ts'
import { ActionMenu, type MenuAction } from '../../../components/action-menu.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { tell, tellFailure } from '../../../state/notices.ts'
import { headersAsCurl, headersAsJson, headersAsText } from './print-headers.ts'

/** Copies a list of headers in one of the forms in which others take them. */
export function CopyHeaders({ headers }: { headers: readonly Header[] }) {
  const action = (label: string, print: (headers: readonly Header[]) => string): MenuAction => ({
    label,
    run: () => {
      navigator.clipboard.writeText(print(headers)).then(
        () => tell('The headers have been copied.'),
        (thrown: unknown) => tellFailure('The headers could not be copied', thrown)
      )
    }
  })
  return (
    <ActionMenu
      label="Copy headers as"
      groups={[
        [
          action('Copy as text', headersAsText),
          action('Copy as JSON', headersAsJson),
          action('Copy as options of curl', headersAsCurl)
        ]
      ]}
      trigger={<IconButton label="Copy all headers" icon={<Copy />} />}
    />
  )
}
