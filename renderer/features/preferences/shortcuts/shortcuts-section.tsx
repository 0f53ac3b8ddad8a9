import { Search } from 'lucide-react'
import { useState } from 'react'
import { filterByTitle } from '../../../commands/match-title.ts'
import { commands } from '../../../commands/registry.ts'
import { Button } from '../../../components/button.tsx'
import { tell } from '../../../state/notices.ts'
import { setPreferences, usePreferences } from '../../../state/preferences.ts'
import { ShortcutRow } from './shortcut-row.tsx'

/** All commands with their shortcuts, to be changed. */
export function ShortcutsSection() {
  const chosen = usePreferences(({ shortcuts }) => shortcuts)
  const [query, setQuery] = useState('')
  const [recording, setRecording] = useState<string>()
  const found = filterByTitle(query, commands)
  return (
    <section aria-label="Shortcuts">
      <div className="sticky top-0 z-10 flex items-center gap-2 bg-surface pb-3">
        <div className="relative min-w-0 flex-1">
          <Search
            aria-hidden="true"
            className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-faint"
          />
          <input
            type="text"
            aria-label="Search commands"
            placeholder="Search commands"
            spellCheck={false}
            value={query}
            onChange={event => setQuery(event.target.value)}
            className="h-8 w-full rounded-md border border-line-strong bg-app pr-2.5 pl-8 text-sm placeholder:text-faint"
          />
        </div>
        <Button
          size="small"
          disabled={Object.keys(chosen).length === 0}
          onClick={() => {
            setPreferences({ shortcuts: {} })
            tell('All shortcuts are as they came.', () => setPreferences({ shortcuts: chosen }))
          }}
        >
          Reset all
        </Button>
      </div>
      <ul aria-label="Commands">
        {found.map(command => (
          <ShortcutRow
            key={command.id}
            command={command}
            chosen={chosen}
            recording={recording === command.id}
            onRecord={start => setRecording(start ? command.id : undefined)}
          />
        ))}
      </ul>
      {found.length === 0 && (
        <p className="py-6 text-center text-muted text-sm">No command is called that.</p>
      )}
    </section>
  )
}
