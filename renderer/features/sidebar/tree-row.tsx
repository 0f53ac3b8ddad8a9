import type { ItemInstance } from '@headless-tree/core'
import { ChevronRight, LoaderCircle, MoreHorizontal, TriangleAlert } from 'lucide-react'
import { type CSSProperties, type MouseEvent, useCallback } from 'react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Problem } from '#shared/model/problem.ts'
import { findWords, matchesWords } from '#shared/workspace/match-words.ts'
import { classNames } from '../../components/class-names.ts'
import { Highlight } from '../../components/highlight.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import { renameExample } from '../../state/example-actions.ts'
import { openRow, renameItem } from '../../state/item-actions.ts'
import type { TreeRow as Row } from '../../state/tree-rows.ts'
import { stopRenaming, typeName, useTreeView } from '../../state/tree-view.ts'
import { markOf } from '../request/mark-of.ts'
import { beginRange } from './begin-range.ts'
import { describePlace } from './describe-problem.ts'
import { indentOf } from './indent-of.ts'
import { RenameField } from './rename-field.tsx'
import { badgeOf, RowIcon } from './row-icon.tsx'

interface TreeRowProps {
  item: ItemInstance<Row>
  /** Whether Tab stops at it. */
  isTabStop: boolean
  /** Whether it is what the tab in front edits. */
  isActive: boolean
  isUnsaved: boolean
  isRenaming: boolean
  /** Whether it is being moved. */
  isLifted: boolean
  words: readonly string[]
  style: CSSProperties
  onMenu: (item: ItemInstance<Row>, event: MouseEvent) => void
}

export function TreeRow({
  item,
  isTabStop,
  isActive,
  isUnsaved,
  isRenaming,
  isLifted,
  words,
  style,
  onMenu
}: TreeRowProps) {
  const row = item.getItemData()
  const register = useCallback((element: HTMLElement | null) => item.registerElement(element), [item])
  if (row.kind === 'gone') return null
  const { ref: _, onClick, ...props } = item.getProps()
  const { level } = item.getItemMeta()
  const expanded = item.isExpanded()
  const problem = problemOf(row)
  const selected = item.isSelected()
  const opensOnClick = row.kind === 'example' || (row.kind === 'item' && row.node.kind !== 'folder')

  const click = (event: MouseEvent) => {
    if (event.shiftKey) beginRange(item)
    if (event.shiftKey || event.ctrlKey || event.metaKey || !opensOnClick) return onClick(event)
    item.getTree().setSelectedItems([row.key])
    item.setFocused()
    openRow(row.key)
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys of all its rows
    <div
      {...props}
      role="treeitem"
      ref={register}
      tabIndex={isTabStop ? 0 : -1}
      aria-label={labelOf(row, words, isUnsaved, problem)}
      aria-current={isActive || undefined}
      draggable={!isRenaming}
      onFocus={event => {
        if (event.target === event.currentTarget) item.setFocused()
      }}
      onClick={click}
      onDoubleClick={() => openRow(row.key, true)}
      onContextMenu={event => onMenu(item, event)}
      style={{ ...style, paddingLeft: `${indentOf(level) + 4}px` }}
      className={classNames(
        'group absolute inset-x-1 top-0 flex h-7 cursor-default items-center gap-1.5 rounded-md pr-1 text-sm -outline-offset-2',
        isActive
          ? 'bg-accent-soft text-ink'
          : selected
            ? 'bg-hover text-ink'
            : classNames('hover:bg-hover hover:text-ink', row.kind !== 'collection' && 'text-muted'),
        row.kind === 'collection' && 'font-medium',
        isLifted && 'opacity-50',
        item.isUnorderedDragTarget() && 'ring-2 ring-accent ring-inset'
      )}
    >
      <Chevron item={item} expanded={expanded} />
      <RowIcon row={row} expanded={expanded} />
      {isRenaming ? (
        <RenameField
          name={row.name}
          typed={useTreeView.getState().typedName}
          onType={typeName}
          onDone={name => {
            stopRenaming()
            if (name === undefined) return
            if (row.kind === 'example') void renameExample(row.address, row.index, name)
            else void renameItem(row.address, name)
          }}
        />
      ) : (
        <Name row={row} words={words} />
      )}
      {isLoading(row) && (
        <LoaderCircle aria-hidden="true" className="size-3.5 shrink-0 animate-spin text-faint" />
      )}
      {problem && <ProblemMark problem={problem} />}
      {isUnsaved && (
        <span aria-hidden="true" className="mx-1 size-1.5 shrink-0 rounded-full bg-ink group-hover:hidden" />
      )}
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Actions for ${row.name}`}
        onClick={event => {
          event.stopPropagation()
          onMenu(item, event)
        }}
        onDoubleClick={event => event.stopPropagation()}
        className="hidden size-5 shrink-0 items-center justify-center rounded text-muted hover:bg-line hover:text-ink group-focus-visible:flex group-hover:flex"
      >
        <MoreHorizontal aria-hidden="true" className="size-3.5" />
      </button>
    </div>
  )
}

function Chevron({ item, expanded }: { item: ItemInstance<Row>; expanded: boolean }) {
  if (!item.isFolder()) return <span className="w-4 shrink-0" />
  return (
    <span
      aria-hidden="true"
      onClick={event => {
        event.stopPropagation()
        if (expanded) item.collapse()
        else item.expand()
      }}
      onDoubleClick={event => event.stopPropagation()}
      className="flex size-4 shrink-0 items-center justify-center text-faint hover:text-ink"
    >
      <ChevronRight
        className={classNames('size-3.5 transition-transform duration-100', expanded && 'rotate-90')}
      />
    </span>
  )
}

/** The name; what its file is called when another has the name too; and the URL when that explains why it was found. */
function Name({ row, words }: { row: Row; words: readonly string[] }) {
  const url = row.kind === 'item' ? row.node.url : undefined
  const file = fileOf(row)
  const foundUrl = foundUrlOf(row, words)
  return (
    <span
      className="min-w-0 flex-1 truncate"
      title={[row.name, file, url].flatMap(text => (text ? [visibleText(text)] : [])).join('\n')}
    >
      <Highlight text={row.name} ranges={findWords(words, row.name)} />{' '}
      {file !== undefined && <span className="ml-1 font-mono text-2xs text-muted">{visibleText(file)}</span>}
      {foundUrl !== undefined && (
        <span className="ml-2 font-mono text-2xs text-muted">
          <Highlight text={foundUrl} ranges={findWords(words, foundUrl)} />
        </span>
      )}
    </span>
  )
}

function ProblemMark({ problem }: { problem: Problem }) {
  return (
    <Tooltip
      content={
        <span className="flex flex-col gap-1">
          <span>{problem.message}</span>
          <span className="break-all font-mono text-2xs text-muted">{describePlace(problem)}</span>
        </span>
      }
    >
      <span className="flex size-5 shrink-0 items-center justify-center text-warn">
        <TriangleAlert aria-hidden="true" className="size-3.5" />
      </span>
    </Tooltip>
  )
}

function problemOf(row: Row): Problem | undefined {
  if (row.kind === 'collection') return row.collection.problems[0]
  return row.kind === 'item' ? row.node.problem : undefined
}

/** Whether a collection is still being read: what is in it so far can be used. */
function isLoading(row: Row): boolean {
  return row.kind === 'collection' && row.collection.state === 'loading'
}

function fileOf(row: Row): string | undefined {
  return row.kind === 'item' ? row.file : undefined
}

/** The URL of a request, when it is what explains the find: not all words are in the name. */
function foundUrlOf(row: Row, words: readonly string[]): string | undefined {
  if (row.kind !== 'item' || matchesWords(words, [row.name, markOf(row.node) ?? ''])) return undefined
  const { url } = row.node
  return url !== undefined && findWords(words, url).length > 0 ? url : undefined
}

/** What is read of a row: what is seen of it, and what its signs mean. */
function labelOf(
  row: Row,
  words: readonly string[],
  isUnsaved: boolean,
  problem: Problem | undefined
): string {
  const badge = row.kind === 'item' && !isPicture(row.node.kind) ? badgeOf(row.node) : undefined
  const seen = [badge, row.name, fileOf(row), foundUrlOf(row, words)].filter(Boolean).join(' ')
  return [
    visibleText(seen),
    row.kind === 'collection' && row.collection.state === 'missing' && 'missing',
    isLoading(row) && 'loading',
    isUnsaved && 'unsaved',
    problem && `${problem.message} ${describePlace(problem)}`
  ]
    .filter(Boolean)
    .join(', ')
}

function isPicture(kind: string): boolean {
  return kind === 'folder' || kind === 'unreadable'
}
