import { dequal } from 'dequal'
import { Check, ListFilter, Plus, Trash2 } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import { ActionMenu } from '../../../components/action-menu.tsx'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import {
  changeConsole,
  changeFilter,
  changeShown,
  showsEverything,
  useConsole
} from '../../../state/consoles.ts'
import { setPreferences, usePreferences } from '../../../state/preferences.ts'
import { lastingFilter } from './lasting-filter.ts'

/** Filters that were given names: to be chosen, added and forgotten. They are there in every session, whose span stays. */
export function SavedFilters({ tabId }: { tabId: string }) {
  const { filter } = useConsole(tabId)
  const saved = usePreferences(preferences => preferences.messageFilters)
  const lasting = lastingFilter(filter)
  const isNamable = !showsEverything(lasting)
  const [naming, setNaming] = useState(false)
  const save = (name: string) => {
    setPreferences({
      messageFilters: [...saved.filter(each => each.name !== name), { name, filter: lasting }]
    })
    setNaming(false)
  }
  if (naming)
    return <NameForm taken={saved.map(({ name }) => name)} onSave={save} onCancel={() => setNaming(false)} />
  return (
    <ActionMenu
      label="Saved filters"
      groups={[
        saved.map(each => ({
          label: visibleText(each.name),
          icon: dequal(lastingFilter(each.filter), lasting) ? <Check /> : <span className="block size-3.5" />,
          run: () => {
            const { fromMs, toMs } = filter.show
            changeFilter(tabId, lastingFilter(each.filter))
            changeShown(tabId, { fromMs, toMs })
            const { text: _, ...flags } = each.filter.show.query ?? { text: '' }
            if ('regex' in flags) changeConsole(tabId, { flags })
          }
        })),
        isNamable ? [{ label: 'Save this filter…', icon: <Plus />, run: () => setNaming(true) }] : [],
        saved.map(({ name }) => ({
          label: `Forget ${visibleText(name)}`,
          icon: <Trash2 />,
          danger: true,
          run: () => setPreferences({ messageFilters: saved.filter(each => each.name !== name) })
        }))
      ]}
      trigger={
        <IconButton label="Saved filters" icon={<ListFilter />} disabled={saved.length === 0 && !isNamable} />
      }
    />
  )
}

interface NameFormProps {
  /** Names of others. */
  taken: readonly string[]
  onSave: (name: string) => void
  onCancel: () => void
}

function NameForm({ taken, onSave, onCancel }: NameFormProps) {
  const [name, setName] = useState('')
  const replaces = taken.includes(name.trim())
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') onSave(name.trim())
  }
  return (
    <form onSubmit={submit} className="flex items-center gap-1">
      <input
        // The menu that led here has just closed.
        // biome-ignore lint/a11y/noAutofocus: it was asked for
        autoFocus
        aria-label="Name of the filter"
        aria-describedby={replaces ? id : undefined}
        placeholder="Name of the filter"
        maxLength={100}
        value={name}
        onChange={event => setName(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onCancel()
        }}
        className="h-7 w-40 rounded-md border border-line-strong bg-app px-2 placeholder:text-faint"
      />
      <Button type="submit" size="small" disabled={name.trim() === ''}>
        {replaces ? 'Replace' : 'Save'}
      </Button>
      <Button size="small" variant="ghost" onClick={onCancel}>
        Cancel
      </Button>
      {replaces && (
        <span id={id} role="status" className="px-1 text-warn">
          There is one of this name.
        </span>
      )}
    </form>
  )
}
