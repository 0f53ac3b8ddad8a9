import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '#shared/model/problem.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import type { TreeNode } from '#shared/model/workspace.ts'
import { parentOf } from '#shared/workspace/item-path.ts'
import { isForbidden } from '../file-error.ts'
import { headOf, type ItemHead } from './item-head.ts'
import { FOLDER_FILE, ITEM_ENDING, joinPath } from './item-place.ts'
import { describeLink, type Listed, mayList } from './list-folder.ts'
import { type Entry, nameOfFile } from './node-tree.ts'
import { type ParsedItem, parseItem } from './parse-item.ts'
import { quickHead } from './quick-head.ts'
import { decodeText, digestOf, inodeOf, readFileBytes, UnusableFile } from './read-file.ts'
import { textWithoutInfo } from './text-without-info.ts'

/**
 * What a file or folder is, and how to know it again. Whatever is wrong with it is part of the answer.
 * @returns undefined when it is gone
 */
export async function readEntry(root: string, { path, type }: Listed): Promise<Entry | undefined> {
  try {
    if (type === 'folder') return await readFolder(root, path)
    if (type === 'file') return await readItemFile(root, path)
    const inode = inodeOf(await lstat(join(root, path)))
    const { problem: message, inside } = await describeLink(root, path)
    return { node: unreadable(path, { message, file: path }, inside || !path.endsWith(ITEM_ENDING)), inode }
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined
    return { node: unreadable(path, problemOf(error, path)), inode: '' }
  }
}

/** What can be said of a file from its text alone. */
export function nodeOfText(path: string, text: string): TreeNode {
  const quick = quickHead(text)
  if (quick) return nodeOf(path, quick)
  return nodeOfParsed(path, parseItem(text, path))
}

/** The same of a file that was parsed to its end: so whatever is wrong anywhere in it is found. */
export function nodeOfParsed(path: string, parsed: ParsedItem): TreeNode {
  if (!parsed.ok) return unreadable(path, parsed.problem, parsed.foreign)
  const head = headOf(parsed.item)
  if (head) return nodeOf(path, head)
  const message =
    parsed.item.kind === 'collection'
      ? 'This is the file of another collection, which lies in this one. Open its folder to use it.'
      : 'It says that it is a folder, whose file is called folder.yml.'
  return unreadable(path, { message, file: path, line: 1 })
}

const CLOSED = 'You may not see what is in this folder. It is shown as soon as its permissions allow it.'

/** What kept a file from being read, as a problem for a person. */
export function problemOf(error: unknown, file: string): Problem {
  if (error instanceof UnusableFile) return { message: error.message, file }
  if (isForbidden(error)) {
    return { message: 'You may not read it. It is read as soon as its permissions allow it.', file }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { message: `It cannot be read: ${message}.`, file }
}

async function readItemFile(root: string, path: string): Promise<Entry> {
  const { bytes, digest, inode } = await readFileBytes(join(root, path))
  try {
    const text = decodeText(bytes)
    return { node: nodeOfText(path, text), digest, inode, essence: digestOf(textWithoutInfo(text)) }
  } catch (error) {
    return { node: unreadable(path, problemOf(error, path)), digest, inode }
  }
}

async function readFolder(root: string, path: string): Promise<Entry> {
  const inode = inodeOf(await lstat(join(root, path)))
  const node: TreeNode = { path, parent: parentOf(path), kind: 'folder', name: nameOfFile(path) }
  if (!(await mayList(join(root, path)))) {
    return { node: { ...node, problem: { message: CLOSED, file: path } }, inode, closed: true }
  }
  const file = joinPath(path, FOLDER_FILE)
  try {
    const { bytes, digest } = await readFileBytes(join(root, file))
    return { node: folderNode(node, bytes, file), inode, digest }
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return { node, inode }
    return { node: { ...node, problem: problemOf(error, file) }, inode }
  }
}

function folderNode(node: TreeNode, bytes: Uint8Array, file: string): TreeNode {
  try {
    const parsed = parseItem(decodeText(bytes), file, 'folder')
    if (!parsed.ok) return { ...node, problem: parsed.problem }
    const { name, seq } = parsed.item
    return { ...node, ...(name && { name }), ...(seq !== undefined && { seq }) }
  } catch (error) {
    return { ...node, problem: problemOf(error, file) }
  }
}

function nodeOf(path: string, { name, ...head }: ItemHead): TreeNode {
  return { path, parent: parentOf(path), name: name || nameOfFile(path), ...head }
}

/** @param isForeign see `TreeNode` */
function unreadable(path: string, problem: Problem, isForeign = false): TreeNode {
  const node: TreeNode = { path, parent: parentOf(path), kind: 'unreadable', name: nameOfFile(path), problem }
  return isForeign ? { ...node, foreign: true } : node
}
