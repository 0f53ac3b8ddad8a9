import { useState } from 'react'
import { type AskingDialog, type OpenDialog, useUi } from './ui.ts'

type AskingOf<K extends AskingDialog['kind']> = Extract<AskingDialog, { kind: K }>

/** Whether a dialog is open, and what it is about. That stays while it fades. */
export function useDialog<K extends AskingDialog['kind']>(
  kind: K
): { open: boolean; asked: AskingOf<K> | undefined } {
  const shown = useUi(({ dialog }) => (isOf(dialog, kind) ? dialog : undefined))
  const [last, setLast] = useState(shown)
  if (shown && shown !== last) setLast(shown)
  return { open: shown !== undefined, asked: shown ?? last }
}

function isOf<K extends AskingDialog['kind']>(
  dialog: OpenDialog | undefined,
  kind: K
): dialog is AskingOf<K> {
  return typeof dialog === 'object' && dialog.kind === kind
}
