import './marks.css'
import { editor, languages, MarkerSeverity, Range } from 'monaco-editor/editor'
import type { CodeAssistance, Told } from '../code-assistance.ts'

type Model = editor.ITextModel

const OWNER = 'sonde'

/** Who assists in which text. Monaco asks by language: what it asks is handed on to the assistance of its text. */
const byModel = new WeakMap<Model, Assisted>()

interface Assisted {
  current: () => CodeAssistance | undefined
  /** Told of each offer: see `Offer.eager`. */
  tellEager: (eager: boolean) => void
}

/** The context key of an editor in which Enter takes the first thing that is offered. */
export const EAGER = 'sonde.offersEagerly'

/**
 * Lets a text be assisted for as long as it is edited.
 * @param current what assists right now
 * @returns how to look again, when something else assists, and how to end it
 */
export function assist(
  code: editor.IStandaloneCodeEditor,
  model: Model,
  current: () => CodeAssistance | undefined
) {
  const eagerly = code.createContextKey<boolean>(EAGER, false)
  byModel.set(model, { current, tellEager: eager => eagerly.set(eager) })
  const marks = code.createDecorationsCollection()
  const refresh = (assistance: CodeAssistance | undefined) => {
    const text = assistance ? model.getValue() : ''
    marks.set(
      (assistance?.marks(text) ?? []).map(({ from, to, tone }) => ({
        range: rangeOf(model, from, to),
        options: { inlineClassName: `mark-${tone}` }
      }))
    )
    editor.setModelMarkers(
      model,
      OWNER,
      (assistance?.diagnose?.(text) ?? []).map(({ from, to, message, severity }) => ({
        ...rangeOf(model, from, to),
        message,
        severity: severity === 'error' ? MarkerSeverity.Error : MarkerSeverity.Warning
      }))
    )
  }
  // What stands for a value is no JSON yet: it would all be marked as wrong.
  const dropMisled = editor.onDidChangeMarkers(resources => {
    if (!resources.some(uri => uri.toString() === model.uri.toString()) || marks.length === 0) return
    if (editor.getModelMarkers({ resource: model.uri, owner: 'json' }).length > 0)
      // Not while others are still being told: the change would not reach them.
      queueMicrotask(() => editor.setModelMarkers(model, 'json', []))
  })
  const changes = model.onDidChangeContent(() => refresh(current()))
  refresh(current())
  return {
    refresh,
    dispose() {
      changes.dispose()
      dropMisled.dispose()
      byModel.delete(model)
    }
  }
}

languages.registerHoverProvider('*', {
  provideHover(model, position) {
    const told = byModel.get(model)?.current()?.tell(model.getValue(), model.getOffsetAt(position))
    return told && { range: rangeOf(model, told.from, told.to), contents: contentsOf(told) }
  }
})

languages.registerCompletionItemProvider('*', {
  triggerCharacters: ['{', '$', '@', '.', ' ', '('],
  provideCompletionItems(model, position) {
    const { current, tellEager } = byModel.get(model) ?? {}
    const offer = current?.()?.offer(model.getValue(), model.getOffsetAt(position))
    tellEager?.(offer?.eager === true)
    if (!offer) return { suggestions: [] }
    const range = rangeOf(model, offer.from, offer.to)
    return {
      // What fits depends on what stands before the caret: it is looked up anew for each key.
      incomplete: true,
      suggestions: offer.items.map(({ label, insert, detail, note }, index) => ({
        label: { label, ...(detail !== undefined && { description: detail }) },
        ...(note !== undefined && { detail: note }),
        kind: languages.CompletionItemKind.Variable,
        insertText: insert ?? label,
        filterText: label,
        sortText: String(index).padStart(6, '0'),
        range
      }))
    }
  }
})

function rangeOf(model: Model, from: number, to: number): Range {
  return Range.fromPositions(model.getPositionAt(from), model.getPositionAt(to))
}

/** As code, so that nothing in it is taken for Markdown. */
function contentsOf({ title, lines }: Told) {
  return [title, ...lines].map(text => {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
    const fence = '`'.repeat(longest + 1)
    return { value: `${fence}text\n${text}\n${fence}` }
  })
}
