import type { Caret } from './caret.ts'
import type { RowViewer } from './row-viewer.ts'

/** Lets a viewer be moved over by keys, as an editor is. @param end the last place of the text */
export function takeKeys(viewer: RowViewer, caret: Caret): void {
  viewer.dom.root.addEventListener('keydown', event => {
    if (event.altKey || event.defaultPrevented) return
    const done =
      event.ctrlKey || event.metaKey ? withControl(event, viewer, caret) : plain(event, viewer, caret)
    if (!done) return
    event.preventDefault()
    event.stopPropagation()
  })
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
