import { Globe, Plus } from 'lucide-react'
import { type FormEvent, type Ref, useRef, useState } from 'react'
import type { EnvironmentList, EnvironmentOwner } from '#shared/model/environment.ts'
import { classNames } from '../../components/class-names.ts'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
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
import { closeDialog, useUi } from '../../state/ui.ts'
import { VaultNotice } from '../vault/vault-notice.tsx'
import { EnvironmentForm } from './environment-form.tsx'
import { ColorDot } from './environment-switcher.tsx'
import { LeaveDialog } from './leave-dialog.tsx'

/** All environments of the workspace: whose they are at the left, the one that is edited beside them. */
export function EnvironmentsDialog() {
  const open = useUi(state => state.dialog === 'environments')
  const problem = useEnvironments(state => state.problem)
  const [leaving, setLeaving] = useState(false)
  const lists = useRef<HTMLElement>(null)
  const leave = () => {
    if (unsavedEnvironments(useEnvironmentEditor.getState()).length > 0) setLeaving(true)
    else closeDialog()
  }
  return (
    <Dialog open={open} onClose={leave} title="Environments" size="wide">
      <VaultNotice />
      {problem !== undefined && (
        <p role="alert" className="mb-3 select-text rounded-md bg-warn-soft px-3 py-2 text-sm">
          The environments cannot be shown as they are now: {problem}
        </p>
      )}
      <div className="flex min-h-0 flex-1 gap-5">
        <EnvironmentLists ref={lists} />
        <Edited onDeleted={() => lists.current?.focus()} />
      </div>
      <LeaveDialog open={leaving} onClose={() => setLeaving(false)} />
    </Dialog>
  )
}

function Edited({ onDeleted }: { onDeleted: () => void }) {
  const id = useEnvironmentEditor(state => state.edited?.id)
  const problem = useEnvironmentEditor(state => state.problem)
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      {problem !== undefined && (
        <p role="alert" className="mb-3 select-text rounded-md bg-warn-soft px-3 py-2 text-sm">
          {problem}
        </p>
      )}
      {id === undefined ? (
        <EmptyState icon={<Globe />} title="Choose an environment">
          <p className="max-w-sm text-muted text-sm">
            An environment gives variables their values: one for staging, one for production. Global ones hold
            in every collection, under those of the collection.
          </p>
        </EmptyState>
      ) : (
        <EnvironmentForm key={id} onDeleted={onDeleted} />
      )}
    </div>
  )
}

function EnvironmentLists({ ref }: { ref: Ref<HTMLElement> }) {
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
      className="outline-none w-56 shrink-0 overflow-y-auto border-line border-r pr-3"
    >
      {lists.map(list => (
        <OwnerList key={ownerKey(list.owner)} list={list} title={titleOf(list.owner)} />
      ))}
    </nav>
  )
}

function OwnerList({
  list: { owner, environments, selected },
  title
}: {
  list: EnvironmentList
  title: string
}) {
  const edited = useEnvironmentEditor(state => state.edited)
  const aside = useEnvironmentEditor(state => state.aside)
  const unsaved = new Set(unsavedEnvironments({ edited, aside }).map(environmentKey))
  const [naming, setNaming] = useState(false)
  const create = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = new FormData(event.currentTarget).get('name')
    if (typeof name !== 'string' || name.trim() === '') return
    setNaming(false)
    void createEnvironment(owner, name.trim())
  }
  return (
    <section aria-label={title} className="mb-4">
      <header className="flex h-7 items-center">
        <h3 className="min-w-0 flex-1 truncate font-semibold text-muted text-xs">
          {title}
        </h3>
        <IconButton label={`New environment in ${title}`} icon={<Plus />} onClick={() => setNaming(true)} />
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
                <span className="min-w-0 flex-1 truncate">{name}</span>
                {unsaved.has(environmentKey({ owner, name })) && (
                  <span className="size-1.5 shrink-0 rounded-full bg-accent">
                    <span className="sr-only">unsaved</span>
                  </span>
                )}
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
        <form onSubmit={create}>
          <input
            name="name"
            aria-label="Name of the new environment"
            placeholder="staging"
            maxLength={255}
            ref={input => input?.focus()}
            onBlur={() => setNaming(false)}
            onKeyDown={event => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              setNaming(false)
            }}
            className="mt-1 h-7 w-full rounded-md border border-accent bg-app px-2 text-sm outline-none"
          />
        </form>
      )}
      {environments.length === 0 && !naming && <p className="px-2 text-faint text-xs">None yet</p>}
    </section>
  )
}
