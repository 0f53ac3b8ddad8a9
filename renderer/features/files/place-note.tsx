import { CornerDownRight, Unlink } from 'lucide-react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Tab } from '#shared/model/draft/tab.ts'
import type { ItemAddress } from '#shared/model/item.ts'
import { Button } from '../../components/button.tsx'
import { openRow } from '../../state/item-actions.ts'
import { addressOfTab } from '../../state/tab-set.ts'
import { nameOf, placeOf, useTree } from '../../state/tree.ts'
import { keyOf } from '../../state/tree-key.ts'
import { isOpenAnywhere, useWorkspaces } from '../../state/workspaces.ts'
import { standingOf } from './standing-of.ts'
import { TabNote } from './tab-note.tsx'

/** Of a draft that no file holds: the request that it came from, as which it is sent, and whether that is still there. */
export function PlaceNote({ tab }: { tab: Tab }) {
  const address = addressOfTab(tab)
  return address && !tab.source ? <Note address={address} what={tab.example ? 'example' : 'draft'} /> : null
}

function Note({ address, what }: { address: ItemAddress; what: 'example' | 'draft' }) {
  const { tree, told } = useTree()
  const open = useWorkspaces(() => isOpenAnywhere(address.collectionId))
  if (!told) return null
  const standing = open ? standingOf(tree, address) : 'closed'
  const folder = { ...address, path: address.path.split('/').slice(0, -1).join('/') }
  const Icon = standing === 'closed' || standing === 'gone' ? Unlink : CornerDownRight
  return (
    <TabNote
      icon={<Icon />}
      action={
        standing === 'there' && (
          <Button size="small" variant="ghost" onClick={() => openRow(keyOf(address), true)}>
            Open that request
          </Button>
        )
      }
    >
      {standing === 'closed' ? (
        'The collection that this came from is no longer open. It is sent without the headers, auth and variables of that collection.'
      ) : standing === 'elsewhere' ? (
        'This came from a collection of another workspace, and inherits from there.'
      ) : standing === 'gone' ? (
        <>
          <code className="font-mono">{visibleText(address.path)}</code>, which this came from, is no longer
          in {visibleText(nameOf({ ...address, path: '' }))}. It still inherits from where that was.
        </>
      ) : (
        <>
          {what === 'example' ? 'An example of' : 'Made from'}{' '}
          <strong className="font-medium text-ink">{visibleText(nameOf(address))}</strong> in{' '}
          {placeOf(folder)}, and inherits what that does. Saving makes a new file.
        </>
      )}
    </TabNote>
  )
}
