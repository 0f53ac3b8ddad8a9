import { onMac } from '../state/shell-kind.ts'
import { useUi } from '../state/ui.ts'
import type { Command } from './command.ts'
import { isWithin } from './focus-landmark.ts'
import { chordOf, isTyping } from './key-chord.ts'
import { chordsOf, commands } from './registry.ts'
import { runInForce } from './run-in-force.ts'

/** Lets the keyboard run commands, wherever the focus is. */
export function startShortcuts(): void {
  // Before the focused element sees it: editors and lists have their own use for some of these chords.
  window.addEventListener('keydown', event => handle(event, comesFirst(event)), { capture: true })
  // After it: a popup or an editor may have had a use for Escape.
  window.addEventListener('keydown', event => {
    if (!event.defaultPrevented) handle(event, !comesFirst(event))
  })
}

function handle(event: KeyboardEvent, mine: boolean): void {
  if (!mine || event.isComposing || isRecorded(event.target)) return
  const command = commandFor(event)
  if (!command) return
  event.preventDefault()
  event.stopPropagation()
  if (!event.repeat || command.id === 'tab.next' || command.id === 'tab.previous') command.run()
}

function commandFor(event: KeyboardEvent): Command | undefined {
  const chord = chordOf(event, onMac)
  if (isTyping(chord) && isTextField(event.target)) return undefined
  const command = commands.find(each => chordsOf(each).includes(chord) && counts(each.within, event.target))
  if (!command) return undefined
  const { dialog } = useUi.getState()
  if (dialog === undefined && isInPopup(event.target) && chord === 'Escape') return undefined
  const run = runInForce(command, dialog)
  return run && { ...command, run }
}

/** Where keys are pressed to become a shortcut, they run none. */
function isRecorded(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-records-keys]') !== null
}

/**
 * Whether keys that belong to a place count where they were pressed: there, but not in a text that is being typed,
 * unless that says what one looks for in this very place.
 */
function counts(within: Command['within'], target: EventTarget | null): boolean {
  if (within === undefined) return true
  return isWithin(within, target) && (!isTextField(target) || isReadOnly(target) || isOfPlace(target))
}

function comesFirst({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || /^F\d+$/.test(key) || (key === 'Escape' && isIdleEditor(target))
}

/** Monaco keeps every Escape to itself, also when there is nothing of its own to close. */
function isIdleEditor(target: EventTarget | null): boolean {
  const editor = target instanceof Element ? target.closest('.monaco-editor') : null
  return (
    editor !== null &&
    !editor.querySelector(':is(.suggest-widget, .find-widget, .parameter-hints-widget).visible')
  )
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
  )
}

function isOfPlace(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-place-keys]') !== null
}

/** An editor that only shows a text has a text area too, in which nothing is typed. */
function isReadOnly(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement && target.readOnly
}

/** A list of suggestions that is open takes Escape for itself. */
function isInPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[aria-expanded="true"], [role="menu"]') !== null
}
