import type { Caret } from './caret.ts'
import type { RowViewer } from './row-viewer.ts'

/**
 * Lets a viewer be moved over by keys, as an editor is.
 * @param toggleFold folds what begins in a row, or opens it again
 */
export function takeKeys(viewer: RowViewer, caret: Caret, toggleFold: (row: number) => void): void {
  viewer.dom.root.addEventListener('keydown', event => {
    if (event.defaultPrevented) return
    const folds = foldsBy(event)
    if (folds !== undefined) {
      const { row } = caret.head
      if (viewer.folds.has(row) !== folds) toggleFold(row)
      event.preventDefault()
      return
    }
    if (event.altKey) return
    const done =
      event.ctrlKey || event.metaKey ? withControl(event, viewer, caret) : plain(event, viewer, caret)
    if (!done) return
    event.preventDefault()
    event.stopPropagation()
  })
}

/** Whether keys fold or unfold, as Monaco has them: by where they are, since brackets are elsewhere on each keyboard. */
function foldsBy({ code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean | undefined {
  if (!((ctrlKey && shiftKey && !altKey) || (metaKey && altKey))) return undefined
  return code === 'BracketLeft' ? true : code === 'BracketRight' ? false : undefined
}

function plain({ key, shiftKey }: KeyboardEvent, viewer: RowViewer, caret: Caret): boolean {
  const page = Math.max(1, Math.floor(viewer.view.height / viewer.metrics.height) - 1)
  const moves: Record<string, () => void> = {
    ArrowLeft: () => caret.moveAcross(-1, shiftKey),
    ArrowRight: () => caret.moveAcross(1, shiftKey),
    ArrowUp: () => caret.moveDown(-1, shiftKey),
    ArrowDown: () => caret.moveDown(1, shiftKey),
    PageUp: () => caret.moveDown(-page, shiftKey),
    PageDown: () => caret.moveDown(page, shiftKey),
    Home: () => caret.moveToEdge('start', shiftKey),
    End: () => caret.moveToEdge('end', shiftKey)
  }
  return run(moves[key])
}

function withControl({ key, shiftKey }: KeyboardEvent, viewer: RowViewer, caret: Caret): boolean {
  const { height } = viewer.metrics
  const moves: Record<string, () => void> = {
    Home: () => caret.moveTo({ row: 0, column: 0 }, shiftKey),
    End: () => void moveToEnd(viewer, caret, shiftKey),
    ArrowUp: () => viewer.scrollBy(0, -height),
    ArrowDown: () => viewer.scrollBy(0, height),
    a: () => void selectAll(viewer, caret)
  }
  return run(moves[key.length === 1 ? key.toLowerCase() : key])
}

function run(move: (() => void) | undefined): boolean {
  move?.()
  return move !== undefined
}

async function moveToEnd(viewer: RowViewer, caret: Caret, extend: boolean): Promise<void> {
  caret.moveTo(await endOf(viewer), extend)
}

async function selectAll(viewer: RowViewer, caret: Caret): Promise<void> {
  const { place } = viewer
  const end = await endOf(viewer)
  caret.select({ row: 0, column: 0 }, end)
  viewer.scrollTo(place)
}

async function endOf(viewer: RowViewer) {
  const row = Math.max(0, viewer.count - 1)
  return { row, column: (await viewer.rows.fetch(row))?.text.length ?? 0 }
}
