type Field = HTMLInputElement | HTMLTextAreaElement

interface Typed {
  past: string[]
  future: string[]
  /** When it was typed into last, of a monotonic clock. */
  atMs: number
}

/** A pause of this length begins a new step. */
const PAUSE_MS = 800

const typed = new WeakMap<Field, Typed>()

/**
 * Remembers what every field held before it was typed into. The undo of a browser goes through all fields of the page,
 * and takes back in one what was typed in another: that is kept from it.
 */
export function startFieldSteps(): void {
  document.addEventListener('beforeinput', beforeInput, { capture: true })
}

function beforeInput(event: InputEvent): void {
  const { target, inputType } = event
  const steps = inputType === 'historyUndo' || inputType === 'historyRedo'
  if (!steps && isField(target)) note(target)
  if (steps && target !== document.activeElement) event.preventDefault()
}

/** Takes back what was typed last into the field that has the focus, or does it again, and touches no other. */
export function stepInField(what: 'undo' | 'redo'): void {
  const field = document.activeElement
  const steps = isField(field) && typed.get(field)
  if (!isField(field) || !steps) return
  const [from, to] = what === 'undo' ? [steps.past, steps.future] : [steps.future, steps.past]
  const text = from.pop()
  if (text === undefined) return
  to.push(field.value)
  steps.atMs = Number.NEGATIVE_INFINITY
  // As if it were typed: the setter of the element itself is watched by React and would hide the change from it.
  const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement
  Reflect.set(kind.prototype, 'value', text, field)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

function note(field: Field): void {
  const steps = typed.get(field) ?? { past: [], future: [], atMs: Number.NEGATIVE_INFINITY }
  const atMs = performance.now()
  if (atMs - steps.atMs >= PAUSE_MS) steps.past.push(field.value)
  typed.set(field, { past: steps.past, future: [], atMs })
}

function isField(target: unknown): target is Field {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
