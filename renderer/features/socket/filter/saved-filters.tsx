import { dequal } from 'dequal'
import { Check, ListFilter, Plus, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import { ActionMenu } from '../../../components/action-menu.tsx'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { changeConsole, changeFilter, showsEverything, useConsole } from '../../../state/consoles.ts'
import { setPreferences, usePreferences } from '../../../state/preferences.ts'

/** Filters that were given names: to be chosen, added and forgotten. They are there in every session. */
export function SavedFilters({ tabId }: { tabId: string }) {
  const { filter } = useConsole(tabId)
  const saved = usePreferences(preferences => preferences.messageFilters)
  const [naming, setNaming] = useState(false)
  const save = (name: string) => {
    setPreferences({ messageFilters: [...saved.filter(each => each.name !== name), { name, filter }] })
    setNaming(false)
  }
  if (naming) return <NameForm onSave={save} onCancel={() => setNaming(false)} />
  return (
    <ActionMenu
      label="Saved filters"
      groups={[
        saved.map(each => ({
          label: visibleText(each.name),
          icon: dequal(each.filter, filter) ? <Check /> : <span className="block size-3.5" />,
          run: () => {
            changeFilter(tabId, each.filter)
            const { text: _, ...flags } = each.filter.show.query ?? { text: '' }
            if ('regex' in flags) changeConsole(tabId, { flags })
          }
        })),
        showsEverything(filter)
          ? []
          : [{ label: 'Save this filter…', icon: <Plus />, run: () => setNaming(true) }],
        saved.map(({ name }) => ({
          label: `Forget ${visibleText(name)}`,
          icon: <Trash2 />,
          danger: true,
          run: () => setPreferences({ messageFilters: saved.filter(each => each.name !== name) })
        }))
      ]}
      trigger={
        <IconButton
          label="Saved filters"
          icon={<ListFilter />}
          disabled={saved.length === 0 && showsEverything(filter)}
        />
      }
    />
  )
}

function NameForm({ onSave, onCancel }: { onSave: (name: string) => void; onCancel: () => void }) {
  const [name, setName] = useState('')
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
        Save
      </Button>
      <Button size="small" variant="ghost" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  )
}
