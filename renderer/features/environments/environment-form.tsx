import { Trash2 } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { fileNameOf } from '#shared/workspace/file-name.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmBar } from '../../components/confirm-bar.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Select } from '../../components/select.tsx'
import { isEdited } from '../../state/edited-environment.ts'
import {
  changeEnvironment,
  deleteEnvironment,
  refreshEnvironment,
  renameEnvironment,
  takeEnvironmentFromDisk,
  useEnvironmentEditor
} from '../../state/environment-editor.ts'
import { ownerKey, selectEnvironment, useEnvironments } from '../../state/environments.ts'
import { recreateEnvironment, saveEnvironment } from '../../state/save-environment.ts'
import { EnvironmentVariables } from './environment-variables.tsx'
import { NameNote } from './name-note.tsx'
import { VanishedSecrets } from './vanished-secrets.tsx'

/** The environment that is edited: what it is called, what lies under it, its variables. */
export function EnvironmentForm({ onDelete }: { onDelete: () => void }) {
  const edited = useEnvironmentEditor(state => state.edited)
  const list = useEnvironments(({ lists }) =>
    lists.find(({ owner }) => edited && ownerKey(owner) === ownerKey(edited.owner))
  )
  const [deleting, setDeleting] = useState(false)
  const [typedName, setTypedName] = useState(edited?.name ?? '')
  const fieldId = useId()
  const revision = list?.environments.find(each => each.name === edited?.name)?.revision
  useEffect(() => void refreshEnvironment(revision), [revision])
  if (!edited) return null
  const { owner, name, environment, variables, content, saving, problem, conflict } = edited
  const changed = isEdited(edited)
  const inUse = list?.selected === name
  const names = list?.environments.map(each => each.name).filter(each => each !== name) ?? []
  const { extends: base } = environment
  // What it extends stays to be seen where there is no such environment.
  const others = (base && !names.includes(base) ? [...names, base] : names).map(each => ({
    value: each,
    label: each
  }))

  return (
    <form
      aria-label={`Environment ${name}`}
      onSubmit={event => {
        event.preventDefault()
        void saveEnvironment()
      }}
      className="flex min-h-0 min-w-0 flex-1 flex-col"
    >
      <div className="flex items-center gap-2">
        <input
          aria-label="Name"
          aria-describedby={`${fieldId}-name`}
          value={typedName}
          maxLength={255}
          onChange={event => setTypedName(event.target.value)}
          onBlur={() => {
            setTypedName(fileNameOf(typedName.trim() || name))
            void renameEnvironment(typedName.trim() || name)
          }}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            event.currentTarget.blur()
          }}
          className="h-8 min-w-0 flex-1 rounded-md border border-transparent bg-transparent px-2 font-medium hover:border-line focus:border-line"
        />
        <input
          type="color"
          aria-label="Colour"
          title="Colour"
          value={/^#[0-9a-f]{6}$/i.test(environment.color ?? '') ? environment.color : '#808080'}
          onChange={event => changeEnvironment({ color: event.target.value })}
          className="size-7 shrink-0 rounded-md border border-line bg-transparent p-0.5"
        />
        <Button
          size="small"
          aria-pressed={inUse}
          onClick={() => selectEnvironment(owner, inUse ? undefined : name)}
        >
          {inUse ? 'In use' : 'Use it'}
        </Button>
        <IconButton label={`Delete ${name}`} icon={<Trash2 />} onClick={() => setDeleting(true)} />
      </div>
      <NameNote id={`${fieldId}-name`} name={typedName === name ? '' : typedName} others={names} />
      {deleting && (
        <ConfirmBar
          question={`Delete “${name}” with its variables and their secrets?`}
          confirm="Delete"
          onConfirm={() => {
            setDeleting(false)
            // With the form goes whatever in it has the focus.
            onDelete()
            void deleteEnvironment()
          }}
          onCancel={() => setDeleting(false)}
        />
      )}
      <div data-undo="environment" className="mt-3 grid grid-cols-2 gap-3">
        <label htmlFor={`${fieldId}-extends`} className="text-xs">
          <span className="mb-1 block text-muted">Extends</span>
          <Select
            id={`${fieldId}-extends`}
            value={environment.extends ?? ''}
            options={[{ value: '', label: 'Nothing' }, ...others]}
            onChange={chosen => changeEnvironment({ extends: chosen || undefined })}
            className="h-8 w-full"
          />
        </label>
        <label className="text-xs">
          <span className="mb-1 block text-muted">.env file</span>
          <input
            value={environment.dotEnvFilePath ?? ''}
            placeholder="none; a path from the collection’s folder"
            spellCheck={false}
            onChange={event => changeEnvironment({ dotEnvFilePath: event.target.value || undefined })}
            className="h-8 w-full min-w-0 rounded-md border border-line bg-app px-2.5 font-mono text-code placeholder:text-faint hover:border-line-strong"
          />
        </label>
      </div>
      <VanishedSecrets content={content} />
      <div data-undo="environment" className="relative mt-4 min-h-0 flex-1 overflow-y-auto">
        <EnvironmentVariables variables={variables} content={content} focusFirst={edited.isNew ?? false} />
      </div>
      {conflict && (
        <div role="alert" className="mt-2 flex items-center gap-2 rounded-md bg-warn-soft px-3 py-2 text-sm">
          <p className="flex-1">
            {conflict === 'gone'
              ? 'The file of this environment is gone from the disk.'
              : 'The file of this environment was changed on disk meanwhile.'}
          </p>
          {conflict === 'gone' ? (
            <Button size="small" onClick={() => void recreateEnvironment()}>
              Make it again
            </Button>
          ) : (
            <>
              <Button size="small" onClick={takeEnvironmentFromDisk}>
                Take the file’s
              </Button>
              <Button size="small" onClick={() => void saveEnvironment(conflict.revision)}>
                Keep mine
              </Button>
            </>
          )}
        </div>
      )}
      <div className="flex shrink-0 items-center gap-3 pt-3">
        <p role="alert" className="min-w-0 flex-1 select-text text-bad text-xs">
          {problem}
        </p>
        {changed && <span className="text-muted text-xs">Unsaved</span>}
        <Button variant="primary" type="submit" disabled={!changed || saving}>
          Save
        </Button>
      </div>
    </form>
  )
}
