import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { host, useHost } from '../../state/host.ts'
import { FieldProblem } from './field-problem.tsx'
import { useField } from './use-field.ts'
import { VariableInput } from './variables/variable-input.tsx'

interface FilePathFieldProps {
  tabId: string
  label: string
  /** A path into the draft. */
  field: string
  placeholder?: string
  value: string
  onChange: (path: string) => void
  onEnter?: () => void
}

/** The path of a file: typed, or chosen where the shell has a dialog for that. */
export function FilePathField({
  tabId,
  label,
  field,
  placeholder,
  value,
  onChange,
  onEnter
}: FilePathFieldProps) {
  const canPick = useHost(({ shell }) => shell?.features.pickFile.available ?? false)
  const [failure, setFailure] = useState<string>()
  const state = useField(tabId, field, failure)
  const change = (path: string) => {
    setFailure(undefined)
    onChange(path)
  }
  const pick = async () => {
    try {
      const client = await host.ready()
      const { path } = await client.call('files.pick', { purpose: 'read-file', title: label })
      if (path !== undefined) change(path)
    } catch (thrown) {
      setFailure(ClientError.wrap(thrown).message)
    }
  }
  return (
    <>
      <div className="flex h-8 items-center">
        <VariableInput
          tabId={tabId}
          label={label}
          placeholder={placeholder}
          value={value}
          onChange={change}
          onEnter={onEnter}
          attributes={state.attributes}
          metrics="px-2.5 font-mono text-xs"
          className="h-full flex-1 [&_input]:-outline-offset-1 [&_input]:aria-invalid:text-bad"
        />
        {canPick && (
          <IconButton
            label={`Choose ${label.toLowerCase()}…`}
            icon={<FolderOpen />}
            onClick={() => void pick()}
            className="mr-1 size-6 [&_svg]:size-3.5"
          />
        )}
      </div>
      <FieldProblem field={state} className="px-2.5 pb-2" />
    </>
  )
}
