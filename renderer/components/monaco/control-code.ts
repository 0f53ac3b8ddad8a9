import './marks.css'
import { type editor, Range } from 'monaco-editor/editor'
import type { CodeControl } from '../code-control.ts'

const FOLDING = {
  toggle: 'editor.toggleFold',
  within: 'editor.foldLevel2',
  none: 'editor.unfoldAll'
} as const

/** Lets an editor be told what to do from without. */
export function controlCode(code: editor.IStandaloneCodeEditor, model: editor.ITextModel): CodeControl {
  const marks = code.createDecorationsCollection()
  let stretches: Uint32Array = new Uint32Array()
  let current: number | undefined
  const rangeOf = (from: number, to: number) =>
    Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to))
  // Decorating all that is found would take longer than finding it.
  const markInSight = () => {
    const inSight: editor.IModelDeltaDecoration[] = []
    for (const range of stretches.length > 0 ? code.getVisibleRanges() : []) {
      const end = model.getOffsetAt(range.getEndPosition())
      for (
        let at = firstAfter(stretches, model.getOffsetAt(range.getStartPosition()));
        at < stretches.length;
        at += 2
      ) {
        const from = stretches[at] ?? 0
        if (from > end) break
        inSight.push({
          range: rangeOf(from, stretches[at + 1] ?? from),
          options: { inlineClassName: at === (current ?? -1) * 2 ? 'mark-current' : 'mark-found' }
        })
      }
    }
    marks.set(inSight)
  }
  code.onDidScrollChange(markInSight)
  code.onDidLayoutChange(markInSight)
  return {
    focus: () => code.focus(),
    text: () => model.getValue(),
    selectedText: () => {
      const selection = code.getSelection()
      return selection ? model.getValueInRange(selection) : ''
    },
    selection: () => {
      const selection = code.getSelection()
      if (!selection) return { from: 0, to: 0 }
      return {
        from: model.getOffsetAt(selection.getStartPosition()),
        to: model.getOffsetAt(selection.getEndPosition())
      }
    },
    state: () => code.saveViewState() ?? undefined,
    bringBack: state => code.restoreViewState(state),
    lineCount: () => model.getLineCount(),
    line: () => code.getPosition()?.lineNumber ?? 1,
    lineText: line => (line <= model.getLineCount() ? model.getLineContent(line) : ''),
    goToLine: line => {
      const lineNumber = Math.max(1, Math.min(line, model.getLineCount()))
      code.setPosition({ lineNumber, column: 1 })
      code.revealLineInCenterIfOutsideViewport(lineNumber)
    },
    fold: what => code.trigger('control', FOLDING[what], undefined),
    select: (from, to) => {
      const range = rangeOf(from, to)
      code.setSelection(range)
      code.revealRangeInCenterIfOutsideViewport(range)
    },
    mark: (next, which) => {
      stretches = next
      current = which
      markInSight()
    }
  }
}

/** The index of the first pair that ends after an offset. */
function firstAfter(stretches: Uint32Array, offset: number): number {
  let low = 0
  let high = stretches.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle * 2 + 1] ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low * 2
}
