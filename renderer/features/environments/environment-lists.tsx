import { Plus } from 'lucide-react'
import { type FormEvent, type Ref, useId, useRef, useState } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { EnvironmentList, EnvironmentOwner } from '#shared/model/environment.ts'
import { classNames } from '../../components/class-names.ts'
import { focusOnce } from '../../components/focus-once.ts'
import { IconButton } from '../../components/icon-button.tsx'
import {
  createEnvironment,
  editEnvironment,
  environmentKey,
  unsavedEnvironments,
  useEnvironmentEditor
} from '../../state/environment-editor.ts'
import { ownerKey, useEnvironments } from '../../state/environments.ts'
import { useTree } from '../../state/tree.ts'
import { ColorDot } from './color-dot.tsx'
import { NameNote } from './name-note.tsx'
import { UnsavedDot } from './unsaved-dot.tsx'

interface EnvironmentListsProps {
  ref: Ref<HTMLElement>
  /** Whose new environment is being named: see `ownerKey`. */
  naming: string | undefined
  onNaming: (owner: string | undefined) => void
}

/** All environments of the workspace, by whose they are. */
export function EnvironmentLists({ ref, naming, onNaming }: EnvironmentListsProps) {
  const lists = useEnvironments(state => state.lists)
  const collections = useTree(state => state.tree.collections)
  const titleOf = (owner: EnvironmentOwner) =>
    owner.kind === 'global'
      ? 'Global'
      : (collections.find(({ id }) => id === owner.collectionId)?.name ?? 'Collection')
  return (
    <nav
      ref={ref}
      tabIndex={-1}
      aria-label="Environments"
      className="relative w-56 shrink-0 overflow-y-auto border-line border-r pr-3 outline-none"
    >
      {lists.map(list => {
        const key = ownerKey(list.owner)
        return (
          <OwnerList
            key={key}
            list={list}
            title={titleOf(list.owner)}
            naming={naming === key}
            onNaming={start => onNaming(start ? key : undefined)}
          />
        )
      })}
    </nav>
  )
}

interface OwnerListProps {
  list: EnvironmentList
  title: string
  naming: boolean
  onNaming: (start: boolean) => void
}

function OwnerList({ list: { owner, environments, selected }, title, naming, onNaming }: OwnerListProps) {
  const edited = useEnvironmentEditor(state => state.edited)
  const aside = useEnvironmentEditor(state => state.aside)
  const unsaved = new Set(unsavedEnvironments({ edited, aside }).map(environmentKey))
  return (
    <section aria-label={title} className="mb-4">
      <header className="flex h-7 items-center">
        <h3 className="min-w-0 flex-1 truncate font-semibold text-muted text-xs">{title}</h3>
        <IconButton label={`New environment in ${title}`} icon={<Plus />} onClick={() => onNaming(true)} />
      </header>
      <ul>
        {environments.map(({ name, color, problem }) => {
          const current = edited?.name === name && ownerKey(edited.owner) === ownerKey(owner)
          return (
            <li key={name}>
              <button
                type="button"
                aria-current={current || undefined}
                title={problem?.message}
                onClick={() => void editEnvironment(owner, name)}
                className={classNames(
                  'flex h-7 w-full items-center gap-2 rounded-md px-2 text-left text-sm',
                  current ? 'bg-accent-soft' : 'hover:bg-hover'
                )}
              >
                {color && <ColorDot color={color} />}
                <span className="min-w-0 flex-1 truncate">{visibleText(name)}</span>
                {unsaved.has(environmentKey({ owner, name })) && <UnsavedDot />}
                {problem ? (
                  <span className="text-2xs text-warn">cannot be read</span>
                ) : (
                  name === selected && <span className="text-2xs text-muted">in use</span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
      {naming && (
        <NewEnvironment
          owner={owner}
          others={environments.map(({ name }) => name)}
          onEnd={() => onNaming(false)}
        />
      )}
      {environments.length === 0 && !naming && <p className="px-2 text-faint text-xs">None yet</p>}
    </section>
  )
}

interface NewEnvironmentProps {
  owner: EnvironmentOwner
  others: readonly string[]
  onEnd: () => void
}

function NewEnvironment({ owner, others, onEnd }: NewEnvironmentProps) {
  const id = useId()
  const [name, setName] = useState('')
  const creating = useRef(false)
  const create = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || creating.current) return
    creating.current = true
    // Not before: a field that goes with the focus in it has the dialog take the focus, a frame later, from the new form.
    void createEnvironment(owner, name.trim()).then(onEnd)
  }
  return (
    <form onSubmit={create}>
      <input
        aria-label="Name of the new environment"
        aria-describedby={id}
        placeholder="staging"
        maxLength={255}
        ref={focusOnce}
        value={name}
        onChange={event => setName(event.target.value)}
        onBlur={onEnd}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onEnd()
        }}
        className="mt-1 h-7 w-full rounded-md border border-accent bg-app px-2 text-sm outline-none"
      />
      <NameNote id={id} name={name} others={others} />
    </form>
  )
}
