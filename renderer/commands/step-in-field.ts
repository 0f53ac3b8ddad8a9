type Field = HTMLInputElement | HTMLTextAreaElement

interface Typed {
  past: string[]
  future: string[]
  /** What it held when it was typed into last. When it holds anything else, the steps lead nowhere that was typed. */
  seen: string
  /** When it was typed into last, of a monotonic clock. */
  atMs: number
}

/** A pause of this length begins a new step. */
const PAUSE_MS = 800
/** Steps that are remembered of each field. */
const MAX_STEPS = 200

const typed = new WeakMap<Field, Typed>()

/**
 * Remembers what every field held before it was typed into. The undo of a browser goes through all fields of the page,
 * and takes back in one what was typed in another: that is kept from it. Of what is covered nothing is remembered.
 */
export function startFieldSteps(): void {
  document.addEventListener('beforeinput', beforeInput, { capture: true })
  document.addEventListener('input', afterInput, { capture: true })
}

function beforeInput(event: InputEvent): void {
  const { target, inputType } = event
  const steps = inputType === 'historyUndo' || inputType === 'historyRedo'
  if (!steps && isField(target)) note(target)
  if (steps && target !== document.activeElement) event.preventDefault()
}

function afterInput({ target }: Event): void {
  const steps = isField(target) && typed.get(target)
  if (steps) steps.seen = target.value
}

/** Takes back what was typed last into the field that has the focus, or does it again, and touches no other. */
export function stepInField(what: 'undo' | 'redo'): void {
  const field = document.activeElement
  if (!isField(field)) return
  const steps = stepsOf(field)
  if (!steps) return
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
  const { past = [], atMs: before = Number.NEGATIVE_INFINITY } = stepsOf(field) ?? {}
  if (field.type === 'password') return
  const atMs = performance.now()
  const steps = atMs - before < PAUSE_MS ? past : [...past, field.value].slice(-MAX_STEPS)
  typed.set(field, { past: steps, future: [], seen: field.value, atMs })
}

/** Forgets them when the field is covered, or was changed otherwise than by typing: emptied once it was stored. */
function stepsOf(field: Field): Typed | undefined {
  const steps = typed.get(field)
  if (steps && field.type !== 'password' && steps.seen === field.value) return steps
  typed.delete(field)
  return undefined
}

function isField(target: unknown): target is Field {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
