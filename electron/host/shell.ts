import type { FilePick, Question, ShellInfo } from '#shared/contract/shell.ts'
import type { Preferences } from '#shared/model/preferences.ts'
import type { PreviewDocument } from '#shared/preview/preview-shelf.ts'

/**
 * What a shell offers beyond the host. What it lacks, `info` says with the reason, and asking for it throws
 * ClientError BUILD `unavailable`.
 */
export interface Shell {
  info(): Promise<ShellInfo>
  /** @param url http or https */
  openExternal(url: string): Promise<void>
  setTheme(theme: Preferences['theme']): Promise<void>
  /** @param zoom 1 is as designed */
  setZoom(zoom: number): Promise<void>
  /** A native dialog. @returns an absolute path, or undefined when nothing was chosen */
  pickFile(pick: FilePick): Promise<string | undefined>
  /**
   * A question to the person that no page can draw or answer.
   * @param signal withdraws it: a no, or ABORTED
   */
  confirm(question: Question, signal?: AbortSignal): Promise<boolean>
  /** Moves files and folders into the system's trash. @param paths absolute; those that are gone are passed over */
  trash(paths: readonly string[]): Promise<void>
  /** Shows a file in the system's file manager. @param path absolute */
  revealFile(path: string): Promise<void>
  /** Opens a file in the program that the system has for it. @param path absolute */
  openFile(path: string): Promise<void>
  /** Lets pages drag a file out of their windows. @param path absolute */
  allowDrag(path: string): Promise<void>
  /** Serves a document at an address that its id names, until the signal: see `preview.open`. */
  showPreview(document: PreviewDocument, signal: AbortSignal): AsyncIterable<{ id: string }>
  /** Absent where the operating system cannot be asked: then the environment says which proxy to use. */
  resolveSystemProxy?(url: string): Promise<string>
}
