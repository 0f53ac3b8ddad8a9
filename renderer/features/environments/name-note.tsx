import { fileNameOf, foldedFileName } from '#shared/workspace/file-name.ts'

interface NameNoteProps {
  id: string
  /** As it is typed. */
  name: string
  /** Of the other environments of the same owner. */
  others: readonly string[]
}

/** What an environment will be called, where that is not what was typed: it is called as its file is. */
export function NameNote({ id, name, others }: NameNoteProps) {
  return (
    <p id={id} role="status" className="mt-1 px-2 text-warn text-xs empty:hidden">
      {noteOf(name.trim(), others)}
    </p>
  )
}

function noteOf(name: string, others: readonly string[]): string | undefined {
  if (name === '') return undefined
  const file = fileNameOf(name)
  const taken = others.find(other => foldedFileName(other) === foldedFileName(file))
  if (taken !== undefined)
    return taken === file
      ? `There is “${taken}” already.`
      : `There is “${taken}” already, and some systems tell no two files by their case.`
  return file === name.normalize('NFC')
    ? undefined
    : `It will be called “${file}”, as its file is: not every name can be one of a file.`
}
