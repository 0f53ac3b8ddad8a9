import { Plus, Trash2 } from 'lucide-react'
import { IconButton } from '../../../components/icon-button.tsx'
import { MenuButton } from '../../../components/menu-button.tsx'
import { clearProblems } from '../../../state/problems.ts'
import { editDraft, useDraft } from '../../../state/tabs.ts'
import { addVariant, type Bodies, removeVariant, renameVariant, selectVariant } from './body-variants.ts'

/** The bodies of a request that has several: which is sent, and what it is called. */
export function VariantBar({ tabId }: { tabId: string }) {
  const draft = useDraft(tabId)
  const { bodyVariants } = draft
  if (!bodyVariants) return null
  const { selected, list } = bodyVariants
  const edit = (bodies: Bodies) => {
    clearProblems(tabId, 'body')
    editDraft(tabId, bodies)
  }
  return (
    <div className="flex h-9 shrink-0 items-center gap-1 border-line border-b px-3">
      <MenuButton
        label="Body that is sent"
        value={String(selected)}
        options={list.map(({ title }, index) => ({
          value: String(index),
          label: title || `Body ${index + 1}`
        }))}
        onChange={next => edit(selectVariant(draft, Number(next)))}
        className="-ml-2 text-ink"
      />
      <input
        aria-label="Name of this body"
        value={list[selected]?.title ?? ''}
        onChange={event => edit(renameVariant(draft, event.target.value))}
        spellCheck={false}
        className="h-6 min-w-0 max-w-60 flex-1 rounded border border-line bg-surface px-2 text-xs -outline-offset-1"
      />
      <IconButton label="Add a body" icon={<Plus />} onClick={() => edit(addVariant(draft))} />
      <IconButton label="Delete this body" icon={<Trash2 />} onClick={() => edit(removeVariant(draft))} />
    </div>
  )
}
