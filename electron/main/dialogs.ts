import { BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import type { FilePick, Question } from '#shared/contract/shell.ts'

/** @returns the absolute path that was chosen, if one was */
export async function pickFile({ purpose, title, suggestedName }: FilePick): Promise<string | undefined> {
  const parent = parentWindow()
  if (purpose === 'save-file') {
    // A name alone: the page does not say in which folder the dialog begins.
    const defaultPath = suggestedName?.replace(/^.*[/\\]/s, '')
    const options = { title, ...(defaultPath && { defaultPath }) }
    const { canceled, filePath } = await (parent
      ? dialog.showSaveDialog(parent, options)
      : dialog.showSaveDialog(options))
    return canceled || filePath === '' ? undefined : filePath
  }
  const options = {
    title,
    properties:
      purpose === 'open-folder' ? (['openDirectory', 'createDirectory'] as const) : (['openFile'] as const)
  }
  const open = { ...options, properties: [...options.properties] }
  const { canceled, filePaths } = await (parent
    ? dialog.showOpenDialog(parent, open)
    : dialog.showOpenDialog(open))
  return canceled ? undefined : filePaths[0]
}

/** The answer that is at hand on Enter and Escape is no: the dialog may come while somebody types. */
export async function confirm(
  { message, detail, confirm: label }: Question,
  signal: AbortSignal
): Promise<boolean> {
  const options: MessageBoxOptions = {
    type: 'warning',
    title: 'Sonde',
    message,
    detail,
    buttons: ['Cancel', label],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal
  }
  const parent = parentWindow()
  const { response } = await (parent
    ? dialog.showMessageBox(parent, options)
    : dialog.showMessageBox(options))
  return response === 1 && !signal.aborted
}

function parentWindow(): BrowserWindow | undefined {
  return BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
}
