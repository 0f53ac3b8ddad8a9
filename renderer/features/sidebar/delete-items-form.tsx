import { visibleText } from '#shared/format/visible-text.ts'
import type { ItemAddress } from '#shared/model/item.ts'
import { deleteItems } from '../../state/item-actions.ts'
import { countIn, nameOf } from '../../state/tree.ts'
import { PromptForm } from './prompt-form.tsx'

/** As many names as are read before an answer. */
const NAMED = 6

/** Asks before much is deleted: what it is, and how much. */
export function DeleteItemsForm({ items }: { items: readonly ItemAddress[] }) {
  const named = items.slice(0, NAMED).map(item => `“${visibleText(nameOf(item))}”`)
  const more = items.length - named.length
  const inside = countIn(items) - items.length
  return (
    <PromptForm submit="Delete" danger onSubmit={() => deleteItems(items)}>
      <div className="flex flex-col gap-2 text-sm">
        {items.length > 1 && (
          <p className="wrap-anywhere">{`${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`}</p>
        )}
        <p>
          {inside > 0 &&
            (inside === 1
              ? 'With it goes what is in it: 1 item. '
              : `With it goes all that is inside: ${inside} items. `)}
          Undo in the sidebar brings it back.
        </p>
      </div>
    </PromptForm>
  )
}
