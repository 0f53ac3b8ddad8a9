import { FolderOpen } from 'lucide-react'
import { ClientError } from '#shared/model/client-error.ts'
import { classNames } from '../../components/class-names.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { host, useHost } from '../../state/host.ts'

interface PickFileButtonProps {
  /** What is to be chosen: “Certificate file”. */
  label: string
  className?: string
  onPick: (path: string) => void
  /** @param problem why no file could be chosen */
  onFailure: (problem: string) => void
}

/** Chooses a file in a dialog of the shell. Nothing where it has none: the path is typed there. */
export function PickFileButton({ label, className, onPick, onFailure }: PickFileButtonProps) {
  const canPick = useHost(({ shell }) => shell?.features.pickFile.available ?? false)
  if (!canPick) return null
  const pick = async () => {
    try {
      const client = await host.ready()
      const { path } = await client.call('files.pick', { purpose: 'read-file', title: label })
      if (path !== undefined) onPick(path)
    } catch (thrown) {
      onFailure(ClientError.wrap(thrown).message)
    }
  }
  return (
    <IconButton
      label={`Choose ${label.toLowerCase()}…`}
      icon={<FolderOpen />}
      onClick={() => void pick()}
      className={classNames('size-6 [&_svg]:size-3.5', className)}
    />
  )
}
