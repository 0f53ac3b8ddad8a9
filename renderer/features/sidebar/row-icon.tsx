import { Box, FileQuestion, Folder, FolderOpen, MessageSquareReply } from 'lucide-react'
import type { TreeNode } from '#shared/model/workspace.ts'
import { classNames } from '../../components/class-names.ts'
import type { TreeRow } from '../../state/tree-rows.ts'
import { methodTone } from '../request/method-tone.ts'
import { shortMethod } from '../request/short-method.ts'

/** What a row is: a picture, or the method of a request as in its tab. */
export function RowIcon({ row, expanded }: { row: TreeRow; expanded: boolean }) {
  const Icon = iconOf(row, expanded)
  if (Icon) return <Icon aria-hidden="true" className="size-4 shrink-0 stroke-[1.6] text-muted" />
  if (row.kind !== 'item') return null
  return (
    <span
      className={classNames(
        'w-9 shrink-0 overflow-hidden font-mono font-semibold text-[0.625rem] leading-none',
        toneOf(row.node)
      )}
    >
      {/* Its text and the name's are read as one. */}
      {`${badgeOf(row.node)} `}
    </span>
  )
}

function iconOf(row: TreeRow, expanded: boolean) {
  if (row.kind === 'collection') return Box
  if (row.kind === 'example') return MessageSquareReply
  if (row.kind !== 'item') return undefined
  if (row.node.kind === 'folder') return expanded ? FolderOpen : Folder
  return row.node.kind === 'unreadable' ? FileQuestion : undefined
}

const KIND_BADGES: Partial<Record<TreeNode['kind'], string>> = {
  graphql: 'GQL',
  websocket: 'WS',
  grpc: 'gRPC',
  script: 'JS',
  app: 'APP'
}

/** At most five letters. */
export function badgeOf({ kind, method = 'GET' }: TreeNode): string {
  return KIND_BADGES[kind] ?? shortMethod(method)
}

function toneOf({ kind, method = 'GET' }: TreeNode): string {
  return KIND_BADGES[kind] ? 'text-kind' : methodTone(method)
}
